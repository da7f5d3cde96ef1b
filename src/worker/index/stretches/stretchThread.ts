import { parentPort, workerData } from 'node:worker_threads';
import type { StretchThreadData } from './isStretchThread.ts';
import type { Stretch, StretchOrder } from './stretch.ts';
import { StretchReader } from './stretchReader.ts';

if (parentPort === null) throw new Error('This program runs as a worker thread.');
const port = parentPort;
const reader = new StretchReader((workerData as StretchThreadData).stretches);

// Orders are answered one by one until the thread is ended.
port.on('message', (order: StretchOrder) => {
  const stretch = reader.read(order);
  port.postMessage(stretch, stretch === null ? [] : buffersOf(stretch));
});

function buffersOf({ rowids, toolCalls, texts }: Stretch): ArrayBuffer[] {
  return [rowids, ...Object.values(toolCalls), ...Object.values(texts)].map(({ buffer }) => buffer as ArrayBuffer);
}
