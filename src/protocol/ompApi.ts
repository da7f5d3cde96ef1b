import type { OmpQuery } from '../core/reports/omp/ompQuery.ts';
import type { DashboardStats } from '../core/reports/omp/ompStats.ts';
import type { SyncResult, TerminalSession } from '../core/reports/omp/ompTabReport.ts';

/** oh-my-pi's figures as omp-stats tells them. */
export interface OmpApi {
  ompStats(query: OmpQuery, signal?: AbortSignal): Promise<DashboardStats>;
  /** Looks at every log now. */
  ompSync(): Promise<SyncResult>;
  /** Which terminal was used last for which session. */
  ompTerminals(): Promise<readonly TerminalSession[]>;
}
