import { isMainThread } from 'node:worker_threads';
import { isStretchThread } from '../worker/index/stretches/isStretchThread.ts';

// The worker thread and the terminal program hold the same code (the reader, the ledger, the prices): one bundle is both, so that the
// package carries it once. Only the part that is wanted runs; a thread of the worker's own helps it to read.
if (isStretchThread()) void import('../worker/index/stretches/stretchThread.ts');
else void (isMainThread ? import('./main.ts') : import('../worker/main.ts'));
