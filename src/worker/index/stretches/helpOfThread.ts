import { Worker } from 'node:worker_threads';
import type { Stretch, StretchHelp, StretchHelper, StretchOrder, StretchQuestion, StretchTask } from './stretch.ts';
import type { StretchThreadData } from './isStretchThread.ts';

/** A stretch of parts takes little memory: V8 need not let garbage lie. */
const resourceLimits = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 12 };

/**
 * Help by a thread that runs a program (its file). A stretch is a chunk or two of ours, and half a megabyte of columns. A
 * fifth of a million parts are read in a second, in which a thread hardly starts and warms up.
 */
export function helpOfThread(program: string): StretchHelp {
  const start = (task: StretchTask): StretchHelper => startStretchThread(program, task);
  return { start, length: 4000, lead: 32_000, mostBetween: 16_000, worthIt: 200_000, patience: 250 };
}

/** Starts such a thread; it shares nothing with us but messages. */
function startStretchThread(program: string, task: StretchTask): StretchHelper {
  const workerData: StretchThreadData = { stretches: task };
  const thread = new Worker(program, { name: 'opencode-observatory-parts', workerData, resourceLimits });
  /** Answers come in the order of the questions. */
  const waiting: ((stretch: Stretch | null) => void)[] = [];
  let isOver = false;
  const end = (): void => {
    isOver = true;
    for (const answer of waiting.splice(0)) answer(null);
  };
  thread.on('message', (stretch: Stretch | null) => waiting.shift()?.(stretch));
  // Without a listener an error of the thread would end ours.
  thread.on('error', end);
  thread.on('exit', end);
  return {
    ask: (order: StretchOrder, memory?: ArrayBuffer) =>
      new Promise((resolve) => {
        if (isOver) return resolve(null);
        waiting.push(resolve);
        const question: StretchQuestion = { order, memory };
        thread.postMessage(question, memory === undefined ? [] : [memory]);
      }),
    close() {
      end();
      void thread.terminate();
    },
  };
}
