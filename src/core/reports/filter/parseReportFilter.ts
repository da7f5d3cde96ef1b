import type { WeekStart } from '../calendar.ts';
import { isoDate } from '../calendar.ts';
import { lastDaysSpan, monthSpan, weekAround, weekSpan, yearSpan } from './dateSpan.ts';
import { FilterError } from './filterError.ts';
import { parseDate } from './plainDate.ts';
import type { ReportFilter } from './reportFilter.ts';

/** A filter as a user writes it; '' for month, week and year means the current one. */
export interface FilterText {
  /** `2026-11` */
  readonly month?: string | undefined;
  /** `2026-W47` */
  readonly week?: string | undefined;
  /** `2026` */
  readonly year?: string | undefined;
  /** Days up to and including today. */
  readonly lastDays?: string | undefined;
  /** `daily` (today), `weekly`, `monthly` (the current ones) or `all`. */
  readonly timeframe?: string | undefined;
  /** `2026-11-20`, inclusive. */
  readonly startDate?: string | undefined;
  /** `2026-11-20`, inclusive. */
  readonly endDate?: string | undefined;
  readonly project?: string | undefined;
  readonly model?: string | undefined;
  readonly provider?: string | undefined;
  readonly agent?: string | undefined;
  readonly source?: string | undefined;
}

/** What dates are relative to. */
export interface FilterMoment {
  /** ms since the epoch. */
  readonly now: number;
  readonly timeZone: string;
  readonly weekStart: WeekStart;
}

type Dates = Pick<ReportFilter, 'start' | 'end'>;
type Span = 'month' | 'week' | 'year' | 'lastDays' | 'timeframe';

const spans: readonly Span[] = ['month', 'week', 'year', 'lastDays', 'timeframe'];

/** Reads a filter strictly: what cannot be understood is a `FilterError`, never the whole history. */
export function parseReportFilter(text: FilterText, moment: FilterMoment): ReportFilter {
  return {
    ...datesOf(text, moment),
    project: named(text.project, 'project'),
    model: named(text.model, 'model'),
    provider: named(text.provider, 'provider'),
    agent: named(text.agent, 'agent'),
    source: named(text.source, 'source'),
  };
}

function datesOf(text: FilterText, moment: FilterMoment): Dates {
  const given = spans.filter((span) => text[span] !== undefined);
  const explicit = text.startDate !== undefined || text.endDate !== undefined;
  if (given.length + Number(explicit) > 1) {
    throw new FilterError(
      'Name one stretch of time: a month, a week, a year, days, a timeframe, or start and end date.',
    );
  }
  const [span] = given;
  if (span !== undefined) return spanOf(span, text[span] ?? '', moment);
  const start = text.startDate === undefined ? null : parseDate(text.startDate, 'The start date');
  const end = text.endDate === undefined ? null : parseDate(text.endDate, 'The end date');
  if (start !== null && end !== null && start > end) {
    throw new FilterError(`The start date ${start} is after the end date ${end}.`);
  }
  return { start, end };
}

function spanOf(span: Span, text: string, { now, timeZone, weekStart }: FilterMoment): Dates {
  const today = isoDate(now, timeZone);
  switch (span) {
    case 'month':
      return monthSpan(text === '' ? today.slice(0, 7) : text);
    case 'week':
      return text === '' ? weekAround(today, weekStart) : weekSpan(text, weekStart);
    case 'year':
      return yearSpan(text === '' ? today.slice(0, 4) : text);
    case 'lastDays':
      return lastDaysSpan(text, today);
    case 'timeframe':
      break;
  }
  switch (text) {
    case 'daily':
      return { start: today, end: today };
    case 'weekly':
      return weekAround(today, weekStart);
    case 'monthly':
      return monthSpan(today.slice(0, 7));
    case 'all':
      return { start: null, end: null };
    default:
      throw new FilterError(`There is no timeframe "${text}": it is daily, weekly, monthly or all.`);
  }
}

function named(text: string | undefined, what: string): string | null {
  if (text === undefined) return null;
  const name = text.trim();
  if (name === '') throw new FilterError(`The ${what} to filter by has no name.`);
  return name;
}
