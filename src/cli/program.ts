import { isMainThread } from 'node:worker_threads';

// The worker thread and the terminal program hold the same code (the reader, the ledger, the prices): one bundle is both, so that the
// package carries it once. Only the part that is wanted runs.
void (isMainThread ? import('./main.ts') : import('../worker/main.ts'));
