import { isStretchThread } from '../../../src/worker/index/stretches/isStretchThread.ts';

// One file is the thread with the index and the one that helps it to read.
void (isStretchThread()
  ? import('../../../src/worker/index/stretches/stretchThread.ts')
  : import('./measuredIndex.ts'));
