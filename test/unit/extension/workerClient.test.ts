import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import { WorkerClient, type WorkerState } from '../../../src/extension/worker/workerClient.ts';
import type { WorkerOptions } from '../../../src/protocol/workerApi.ts';

const options = {} as WorkerOptions;
const times = { pauseMs: 20, patienceMs: 2000 };
let folder: string;
let client: WorkerClient;
let lines: string[];
let states: WorkerState[];

/** A thread that answers everything with its thread id, but does `deed` when asked for its status. */
function startWorker(deed: string): void {
  const script = path.join(folder, 'worker.cjs');
  const code = `
    const { parentPort, threadId } = require('node:worker_threads');
    parentPort.on('message', ({ kind, id, method }) => {
      if (kind !== 'call') return;
      if (method === 'status') { ${deed} }
      parentPort.postMessage({ kind: 'result', id, value: threadId });
    });`;
  writeFileSync(script, code);
  const write = (line: string): void => void lines.push(line);
  const log = { warn: write, error: write, info: write, debug: write } as unknown as LogOutputChannel;
  client = new WorkerClient(script, options, log, times);
  client.onDidChangeState((state) => states.push(state));
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'worker-client-'));
  lines = [];
  states = [];
});
afterEach(() => {
  client.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe('a worker thread', () => {
  it.each([
    ['crashes', 'process.exit(3);'],
    ['throws', 'throw new Error("broken");'],
    ['hangs', 'for (;;);'],
    ['runs out of memory', 'const all = []; for (;;) all.push(new Array(10000).fill({}).map(() => ({ a: 1 })));'],
  ])(
    'that %s fails what it was asked, says so in one line and is started again',
    { timeout: 60_000 },
    async (_, deed) => {
      startWorker(deed);
      const first = await client.api.sources();
      await expect(client.api.status()).rejects.toMatchObject({ reason: 'cancelled' });
      expect(states).toEqual(['running', 'restarting']);
      expect(lines.filter((line) => line.includes('ended with code'))).toHaveLength(1);
      await vi.waitFor(() => expect(client.state).toBe('running'), { timeout: 20_000 });
      expect(await client.api.sources()).not.toBe(first);
    },
  );

  it(
    'that keeps crashing is stopped after the third time, until the user asks for it',
    { timeout: 60_000 },
    async () => {
      startWorker('process.exit(3);');
      for (let crash = 0; crash < 3; crash++) {
        await vi.waitFor(() => expect(['idle', 'running']).toContain(client.state), { timeout: 20_000 });
        await expect(client.api.status()).rejects.toMatchObject({ reason: 'cancelled' });
      }
      expect(client.state).toBe('stopped');
      expect(() => client.api).toThrow('not running');
      client.restart();
      expect(await client.api.sources()).toBeTypeOf('number');
    },
  );

  it('that works long but in steps is left alone', async () => {
    startWorker('parentPort.ref(); const end = Date.now() + 100; while (Date.now() < end);');
    const first = await client.api.sources();
    for (let round = 0; round < 10; round++) expect(await client.api.status()).toBe(first);
    expect(states).toEqual(['running']);
    expect(lines).toEqual([]);
  });
});
