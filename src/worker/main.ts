import { parentPort } from 'node:worker_threads';
import type { WorkerApi, WorkerEvents } from '../protocol/workerApi.ts';
import type { Channel, RpcServer } from '../protocol/rpc.ts';
import { serve } from '../protocol/rpc.ts';
import { startService } from './service/startService.ts';

if (parentPort === null) throw new Error('This program runs as a worker thread.');
const port = parentPort;

const channel: Channel = {
  post: (message) => port.postMessage(message),
  listen(receive) {
    port.on('message', receive);
    return () => port.off('message', receive);
  },
};

// The service tells nothing before it is configured, and that is a call of the host: by then the server is there.
const emit: RpcServer<WorkerEvents>['emit'] = (name, payload) => server.emit(name, payload);
const service = startService(emit);
const server = serve<WorkerApi, WorkerEvents>(channel, service.api);
