import { parentPort, workerData } from 'node:worker_threads';
import type { StretchThreadData } from './isStretchThread.ts';
import type { StretchQuestion } from './stretch.ts';
import { StretchReader } from './stretchReader.ts';

if (parentPort === null) throw new Error('This program runs as a worker thread.');
const port = parentPort;
const reader = new StretchReader((workerData as StretchThreadData).stretches);

// Orders are answered one by one until the thread is ended.
port.on('message', ({ order, memory }: StretchQuestion) => {
  const stretch = reader.read(order, memory);
  port.postMessage(stretch, stretch === null ? [] : [stretch.memory]);
});
