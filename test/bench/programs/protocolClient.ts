// The calling end of the real protocol, for measures written in JavaScript.
import type { Worker } from 'node:worker_threads';
import { createClient, type RpcClient } from '../../../src/protocol/rpc.ts';
import type { WorkerApi, WorkerEvents } from '../../../src/protocol/workerApi.ts';

/** Speaks to the extension's own worker as the extension does. */
export function connect(worker: Worker): RpcClient<WorkerApi, WorkerEvents> {
  return createClient<WorkerApi, WorkerEvents>({
    post: (message) => worker.postMessage(message),
    listen(receive) {
      worker.on('message', receive);
      return () => worker.off('message', receive);
    },
  });
}
