import type { Ledger } from '../../usage/ledger.ts';
import { isoDate, startOfLocalDay } from '../calendar.ts';
import { utcOf } from '../filter/plainDate.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import { rangeOf } from '../filter/selection.ts';
import type { ReportContext } from '../reportContext.ts';
import type { OtherTool } from './reconcileReport.ts';

const dayMs = 86_400_000;

/** How one asks a tool for a range, and which rows it then takes. */
export interface TheirRange {
  /** What to type. */
  readonly command: string;
  /** Whether it takes a row of a session in a source, created at `time` (ms since the epoch). */
  readonly takes: (source: number, session: number, time: number) => boolean;
}

/**
 * `opencode stats` knows only "the last N days", and means sessions updated since then with all they ever had, up to now.
 * The others cut by the local day of each request, and know no part of a day.
 */
export function theirRange(
  tool: OtherTool,
  { sources }: Ledger,
  { now, timeZone }: Pick<ReportContext, 'now' | 'timeZone'>,
  filter: ReportFilter,
): TheirRange {
  const { start, end } = filter;
  const range = rangeOf(filter, timeZone);
  const takes = (_source: number, _session: number, time: number): boolean =>
    range === null || (time >= range.from && time < range.to);
  switch (tool) {
    case 'opencode': {
      if (start === null) return { command: 'opencode stats', takes: () => true };
      const days = Math.max(0, Math.round((utcOf(isoDate(now, timeZone)) - utcOf(start)) / dayMs));
      const asked = days === 0 ? 0 : days + 1;
      const since = asked === 0 ? startOfLocalDay(now, timeZone) : now - asked * dayMs;
      return {
        command: `opencode stats --days ${asked}`,
        takes: (source, session) => (sources[source]?.sessions.get(session)?.updated ?? 0) >= since,
      };
    }
    case 'ocmonitor':
      return { command: `ocmonitor models${dated('--start-date', start)}${dated('--end-date', end)}`, takes };
    case 'ccusage': {
      const plain = (date: string | null): string | null => date?.replaceAll('-', '') ?? null;
      const dates = `${dated('--since', plain(start))}${dated('--until', plain(end))}`;
      return { command: `ccusage opencode daily --timezone ${timeZone}${dates}`, takes };
    }
  }
}

function dated(option: string, date: string | null): string {
  return date === null ? '' : ` ${option} ${date}`;
}
