import { workerData } from 'node:worker_threads';
import type { StretchTask } from './stretch.ts';

/** What a thread is given to be a helper. */
export interface StretchThreadData {
  readonly stretches: StretchTask;
}

/** True in a thread that was started to be a helper, which then runs `stretchThread.ts` and nothing else. */
export function isStretchThread(): boolean {
  return typeof workerData === 'object' && workerData !== null && 'stretches' in workerData;
}
