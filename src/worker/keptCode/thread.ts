import path from 'node:path';
import { startProgram } from './startProgram.ts';

/** By then the first figures are there, and the views that are seen have theirs (ms). */
const pause = 10_000;

startProgram(path.join(__dirname, 'worker.js'), pause);
