import type { WeekStart } from '../core/reports/calendar.ts';
import type { FilterMoment } from '../core/reports/filter/parseReportFilter.ts';
import { useMachineZone } from '../core/reports/zonedDate.ts';
import type { ReportValues } from './reportOptions.ts';
import { UsageError } from './usageError.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The moment and the calendar a command line asks for; else now, this machine's zone, and weeks from Monday. */
export function reportMoment(values: ReportValues): FilterMoment {
  return {
    now: momentOf(values.now),
    timeZone: zoneOf(values['time-zone']),
    weekStart: weekStartOf(values['week-start'] ?? values['start-day']),
  };
}

function momentOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/u;
  const time = shape.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw new UsageError(`--now is no moment: "${text}". Write it like 2026-11-20T12:00:00Z.`);
  return time;
}

function zoneOf(text: string | undefined): string {
  if (text === undefined) {
    const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    useMachineZone(machineZone);
    return machineZone;
  }
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new UsageError(`There is no time zone "${text}". Write it like Europe/Berlin.`);
  }
}

function weekStartOf(text: string | undefined): WeekStart {
  const index = text === undefined ? 1 : days.indexOf(text.toLowerCase());
  if (index < 0) throw new UsageError(`Weeks cannot start on "${text}": it is one of ${days.join(', ')}.`);
  return index as WeekStart;
}
