import type { Event } from 'vscode';
import type { StatusReport } from '../core/reports/status.ts';
import type { Services } from './services.ts';
import type { StoreTopic } from './store/usageStore.ts';

/** What `activate` returns to other extensions; frozen, and only ever extended under a new version. */
export interface ObservatoryApi {
  readonly version: 1;
  /** The figures of the status bar, read now; rejects when the data cannot be read. */
  status(): Promise<StatusReport>;
  /** Figures moved: ask for the status again. Fires at most twice a second. */
  readonly onDidChange: Event<void>;
}

/** Makes the API over the extension's own services. */
export function createApi({ worker, store }: Pick<Services, 'worker' | 'store'>): ObservatoryApi {
  return Object.freeze({
    version: 1,
    status: async () => worker.api.status(),
    onDidChange: (listener, thisArgument, disposables) => {
      const tell = (topic: StoreTopic): void => {
        if (topic === 'figures') listener.call(thisArgument, undefined);
      };
      return store.onDidChange(tell, undefined, disposables);
    },
  } satisfies ObservatoryApi);
}
