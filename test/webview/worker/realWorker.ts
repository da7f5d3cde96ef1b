// The extension's own worker on databases made for the test: what a page asks is answered as in VS Code.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createClient } from '../../../src/protocol/rpc.ts';
import type { WorkerApi, WorkerEvents } from '../../../src/protocol/workerApi.ts';
import { loadSqlEngine } from '../../../src/worker/sqlite/sqlEngine.ts';
import { makeDatabase } from './madeDatabase.ts';

/** A worker at work. */
export interface RealWorker {
  /** Answers a method of the contract. */
  ask(method: string, query: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Makes the databases (`sessions` in one, a few in another) below `folder` and has the worker read them. */
export async function startRealWorker(folder: string, program: string, sessions: number): Promise<RealWorker> {
  rmSync(folder, { recursive: true, force: true });
  const data = path.join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const now = Date.now();
  const engine = await loadSqlEngine();
  makeDatabase(path.join(data, 'opencode.db'), sessions, 1, now, engine);
  makeDatabase(path.join(data, 'opencode-beta.db'), 60, 2, now, engine);
  const env = { HOME: folder, USERPROFILE: folder, PATH: process.env['PATH'] };
  const worker = new Worker(program, { env });
  const client = createClient<WorkerApi, WorkerEvents>({
    post: (message) => worker.postMessage(message),
    listen: (receive) => {
      worker.on('message', receive);
      return () => worker.off('message', receive);
    },
  });
  await client.api.configure({
    dataFolders: [data],
    workspaceFolders: [],
    timeZone: 'UTC',
    weekStart: 1,
    costMode: 'recordedFirst',
    priceOverrides: {},
    pricesFile: '',
    cacheFolder: path.join(folder, 'cache'),
    demo: false,
  });
  await client.api.refresh();
  // Tool calls are read after the first figures: a test that compares sums wants all of them.
  while (!(await client.api.skills()).complete) await setTimeout(20);
  const api = client.api as unknown as Readonly<Record<string, (query: unknown) => Promise<unknown>>>;
  return {
    ask: async (method, query) => {
      const answer = api[method];
      if (!answer) throw new Error(`The worker has no method ${method}.`);
      return answer(query);
    },
    close: async () => {
      await client.api.shutdown();
      client.close();
      await worker.terminate();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
