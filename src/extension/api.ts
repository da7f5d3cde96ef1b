import type { Event } from 'vscode';
import type { StatusReport } from '../core/reports/status.ts';
import { createOmpApi, type OmpStatsApi } from './ompApi.ts';
import type { Services } from './services.ts';
import type { StoreTopic } from './store/usageStore.ts';

/** What `activate` returns to other extensions; frozen, and only ever extended under a new version. */
export interface ObservatoryApi extends Pick<OmpStatsApi, 'getDashboardStats' | 'syncAllSessions'> {
  /** 2 since it has oh-my-pi's figures. */
  readonly version: 2;
  /** The figures of the status bar, read now; rejects when the data cannot be read. */
  status(): Promise<StatusReport>;
  /** Figures moved: ask for the status again. Fires at most twice a second. */
  readonly onDidChange: Event<void>;
  /** oh-my-pi's figures, as omp-stats names and counts them. */
  readonly omp: Readonly<OmpStatsApi>;
}

/** Makes the API over the extension's own services. */
export function createApi({ worker, store }: Pick<Services, 'worker' | 'store'>): ObservatoryApi {
  const omp = createOmpApi(worker);
  return Object.freeze({
    version: 2,
    status: async () => worker.api.status(),
    onDidChange: (listener, thisArgument, disposables) => {
      const tell = (topic: StoreTopic): void => {
        if (topic === 'figures') listener.call(thisArgument, undefined);
      };
      return store.onDidChange(tell, undefined, disposables);
    },
    getDashboardStats: omp.getDashboardStats,
    syncAllSessions: omp.syncAllSessions,
    omp,
  } satisfies ObservatoryApi);
}
