import path from 'node:path';
import { workerData } from 'node:worker_threads';
import { startProgram } from '../../../src/worker/keptCode/startProgram.ts';

// As in the extension, the first file of the thread with the index runs the program, with its code from the last time.
startProgram(path.join(__dirname, 'indexThread.cjs'), (workerData as { pause?: number }).pause ?? 10_000);
