import type { OmpRange } from '../core/reports/omp/ompRange.ts';
import { ompRanges } from '../core/reports/omp/ompRange.ts';
import { ompDefaults } from '../core/reports/omp/ompQuery.ts';
import type { DashboardStats, FolderStats, ModelStats, TimeSeriesPoint } from '../core/reports/omp/ompStats.ts';
import type { SyncResult } from '../core/reports/omp/ompTabReport.ts';
import type { OmpApi as WorkerOmpApi } from '../protocol/ompApi.ts';

/**
 * oh-my-pi's figures for other extensions: omp-stats' two functions and, as functions, what its five addresses answer.
 * `range` is one of `1h`, `24h` (when nothing or anything else is said, as in omp-stats), `7d`, `30d`, `90d`, `all`.
 */
export interface OmpStatsApi {
  /** Everything: overall, by model, folder and agent, and over time. */
  getDashboardStats(range?: string | null): Promise<DashboardStats>;
  /** Looks at every log now; says how many calls and logs were new. */
  syncAllSessions(): Promise<{ readonly processed: number; readonly files: number }>;
  /** `GET /api/stats` */
  stats(range?: string | null): Promise<DashboardStats>;
  /** `GET /api/stats/models` */
  models(range?: string | null): Promise<readonly ModelStats[]>;
  /** `GET /api/stats/folders` */
  folders(range?: string | null): Promise<readonly FolderStats[]>;
  /** `GET /api/stats/timeseries` */
  timeSeries(range?: string | null): Promise<readonly TimeSeriesPoint[]>;
  /** `GET /api/sync` */
  sync(): Promise<SyncResult>;
}

/** Makes the functions over the worker's answers. */
export function createOmpApi(worker: {
  readonly api: Pick<WorkerOmpApi, 'ompStats' | 'ompSync'>;
}): Readonly<OmpStatsApi> {
  const stats = async (range?: string | null): Promise<DashboardStats> =>
    worker.api.ompStats({ ...ompDefaults, range: rangeOf(range) });
  const sync = async (): Promise<SyncResult> => worker.api.ompSync();
  return Object.freeze({
    getDashboardStats: stats,
    syncAllSessions: async () => {
      const { processed, files } = await sync();
      return { processed, files };
    },
    stats,
    models: async (range) => (await stats(range)).byModel,
    folders: async (range) => (await stats(range)).byFolder,
    timeSeries: async (range) => (await stats(range)).timeSeries,
    sync,
  } satisfies OmpStatsApi);
}

function rangeOf(range: string | null | undefined): OmpRange {
  const wanted = range?.trim().toLowerCase();
  return ompRanges.find((name) => name === wanted) ?? ompDefaults.range;
}
