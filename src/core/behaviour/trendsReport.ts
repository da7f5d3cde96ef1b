import type { ChangePoint, TrendPoint } from './changePoint.ts';

/** What is followed over time. */
export type TrendName =
  'edits that apply' | 'turns verified' | 'turns with retries' | 'skill loads that work' | 'turns that end well';

/** One share over time. */
export interface Trend {
  readonly name: TrendName;
  /** Weeks, the earliest first, without gaps. */
  readonly points: readonly TrendPoint[];
  /** Where it changed; null when nothing is worth saying. */
  readonly change: ChangePoint | null;
}

/** One skill whose turns go otherwise with a newer text. */
export interface VersionChange {
  readonly skill: string;
  readonly version: string;
  /** ISO date of the newer text's first load. */
  readonly since: string;
  readonly before: number;
  readonly after: number;
  readonly turnsBefore: number;
  readonly turnsAfter: number;
}

/** Improvement over time. */
export interface TrendsReport {
  readonly kind: 'trends';
  readonly generated: number;
  readonly complete: boolean;
  readonly trends: readonly Trend[];
  /** Share of turns that ended well, by text of a skill: neighbours in time that differ. */
  readonly versions: readonly VersionChange[];
}
