// One index in a worker thread, driven one operation at a time.
import { Worker } from 'node:worker_threads';
import { programs, stretches, wasm } from './paths.mjs';

/**
 * Starts the thread, whose compiled code is that in `codeFolder`, and kept there after `pause` ms: without a folder it is compiled, as by
 * the first start of all. `run` resolves with what the operation answered and how long it took.
 */
export function startIndexThread({ path, cacheFolder, codeFolder = cacheFolder, pause }) {
  const workerData = { path, cacheFolder, wasm, stretches, codeFolder, pause };
  const worker = new Worker(programs.keptIndexThread, { workerData });
  // Answers come in the order of the questions.
  const waiting = [];
  worker.on('error', (error) => waiting.splice(0).forEach(({ reject }) => reject(error)));
  worker.on('message', (answer) => {
    const { resolve, reject } = waiting.shift();
    if (answer.error) reject(new Error(answer.error));
    else resolve(answer);
  });
  const run = (operation) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(operation);
    });
  return { run, stop: () => worker.terminate() };
}
