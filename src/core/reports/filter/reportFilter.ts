import type { PanelFilter } from '../panel/panelFilter.ts';

/** What a report speaks of; everything that is null leaves that question open. */
export interface ReportFilter {
  /** First local day, ISO date, inclusive. */
  readonly start: string | null;
  /** Last local day, ISO date, inclusive. */
  readonly end: string | null;
  /** A folder, or the last part of one. */
  readonly project: string | null;
  /** `provider/model`, a model's name, or a part of either. */
  readonly model: string | null;
  readonly provider: string | null;
  readonly agent: string | null;
  /** Path of a source, its file's name, or an agent: `opencode`, `omp`. */
  readonly source: string | null;
  /** Set when the panel asks: its filter, by whose rules requests then pass; `start` and `end` are the days it touches. */
  readonly panel?: PanelFilter;
}

/** The filter that lets everything through. */
export const noFilter: ReportFilter = {
  start: null,
  end: null,
  project: null,
  model: null,
  provider: null,
  agent: null,
  source: null,
};
