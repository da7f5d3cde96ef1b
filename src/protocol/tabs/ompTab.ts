import type { OmpTabQuery, OmpTabReport, SyncResult } from '../../core/reports/omp/ompTabReport.ts';

/** What the oh-my-pi tab asks. */
export interface OmpTab {
  ompTab(query: OmpTabQuery, signal?: AbortSignal): Promise<OmpTabReport>;
  /** Looks at every log now; the argument asks nothing. */
  ompSyncNow(nothing: null): Promise<SyncResult>;
}
