import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { ThreadData } from '../../protocol/threadData.ts';
import { runKept } from './runKept.ts';

/**
 * Runs the program of a worker thread, with its code from the last time when the thread was given a folder for that. To
 * compile it takes longer than all else before the first figures; it is kept `pause` ms after the start.
 */
export function startProgram(program: string, pause: number): void {
  const { codeFolder = '' } = (workerData ?? {}) as Partial<ThreadData>;
  if (codeFolder === '') createRequire(program)(program);
  else runKept(program, codeFolder, pause);
}
