import type { Worker } from 'node:worker_threads';
import type { Channel } from '../../protocol/rpc.ts';

/** A worker thread as an end of the protocol. */
export function portChannel(worker: Worker): Channel {
  return {
    post: (message) => worker.postMessage(message),
    listen(receive) {
      worker.on('message', receive);
      return () => worker.off('message', receive);
    },
  };
}
