import type { ModelId } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { Figures } from './figures.ts';
import type { Changes } from './panel/changes.ts';
import type { PanelFilter } from './panel/panelFilter.ts';
import type { BucketUnit } from './panel/panelPeriod.ts';
import type { TopCalls } from './panel/topCalls.ts';
import type { YearReport } from './panel/yearReport.ts';

/** Whether a report speaks of the open workspace's sessions or of everything on the machine. */
export type Scope = 'workspace' | 'all';

/** A half-open stretch of time, ms since the epoch. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** One local calendar day of the overview, or in long ranges one month, in short ones an hour or five minutes. */
export interface OverviewBucket {
  /** ISO date of the bucket's first local day, `2026-11-20`; of less than a day with its time, `2026-11-20T15:00`. */
  readonly date: string;
  readonly range: TimeRange;
  readonly figures: Figures;
  /** Nano-dollars by series, parallel to `OverviewReport.series`. */
  readonly costs: readonly NanoDollars[];
}

/** One colour of the stacked chart: a model, or all models beyond the first five together (`model` null). */
export interface OverviewSeries {
  readonly model: ModelId | null;
  /** How many models the series stands for. */
  readonly models: number;
  readonly cost: NanoDollars;
}

export interface ModelRow {
  readonly model: ModelId;
  readonly figures: Figures;
}

export interface ProjectRow {
  /** Absolute folder. */
  readonly folder: string;
  /** Shortest name that tells it from the others. */
  readonly label: string;
  readonly figures: Figures;
}

export interface SessionRow {
  readonly id: string;
  readonly title: string;
  readonly projectLabel: string;
  readonly figures: Figures;
}

/** What the Overview tab shows. */
export interface OverviewReport {
  readonly revision: number;
  /** ms since the epoch: when the newest data in it was read. */
  readonly asOf: number;
  /** What it was asked for. */
  readonly filter: PanelFilter;
  readonly period: TimeRange;
  readonly bucket: BucketUnit;
  readonly figures: Figures;
  /** The same figures for the stretch of equal length just before, or null for `all`. */
  readonly previous: Figures | null;
  readonly series: readonly OverviewSeries[];
  readonly buckets: readonly OverviewBucket[];
  readonly topModels: readonly ModelRow[];
  readonly topProjects: readonly ProjectRow[];
  readonly topSessions: readonly SessionRow[];
  readonly topCalls: TopCalls;
  readonly year: YearReport;
  readonly changes: Changes;
  /** Newest request outside the period when the period is empty (ms since the epoch), else 0: tells an empty view why. */
  readonly newestRequest: number;
  /** Sessions in scope `all`, whatever the period; 0 means there is no data at all. */
  readonly sessionsEverywhere: number;
  readonly demo: boolean;
}
