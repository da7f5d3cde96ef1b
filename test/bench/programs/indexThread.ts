import { isStretchThread } from '../../../src/worker/index/stretches/isStretchThread.ts';

// As in the extension, one file is the thread with the index and the one that helps it to read.
void (isStretchThread()
  ? import('../../../src/worker/index/stretches/stretchThread.ts')
  : import('./measuredIndex.ts'));
