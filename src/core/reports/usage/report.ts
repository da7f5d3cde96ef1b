import type { WeekStart } from '../calendar.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import type { Usage } from './usage.ts';

/** The reports there are. */
export type ReportKind =
  'sessions' | 'session' | 'daily' | 'weekly' | 'monthly' | 'models' | 'model' | 'projects' | 'agents' | 'tools';

/** The one shape of every report: rows that add up to totals, and what they speak of. */
export interface Report<Kind extends ReportKind, Row, Totals = Usage> {
  readonly kind: Kind;
  readonly rows: readonly Row[];
  readonly totals: Totals;
  readonly filter: ReportFilter;
  /** ms since the epoch of the last successful read, 0 before the first. */
  readonly asOf: number;
  /** ms since the epoch: the moment it was made for. */
  readonly generated: number;
  /** IANA zone its days belong to. */
  readonly timeZone: string;
  /** First day of its weeks, 0 = Sunday. */
  readonly weekStart: WeekStart;
}
