import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { UsagePools } from '../../../../../../src/core/usage/usagePools.ts';
import type { LogLine } from '../../../../../../src/protocol/workerApi.ts';
import { JsonStorageIndex } from '../../../../../../src/worker/sources/jsonStorage/jsonStorageIndex.ts';

/** The fixtures written by OpenCode itself. */
export const fixtures = path.resolve(import.meta.dirname, '../../../../../fixtures/opencode');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** A storage folder that goes with the test: a copy of the one version 1.1 wrote, or an empty one. */
export function storageFolder(from: 'v1.1' | 'nothing'): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'observatory-storage-'));
  folders.push(root);
  const storage = path.join(root, 'storage');
  if (from === 'v1.1') fs.cpSync(path.join(fixtures, 'v1.1-json', 'storage'), storage, { recursive: true });
  else fs.mkdirSync(path.join(storage, 'message'), { recursive: true });
  return storage;
}

/** An index of a storage with a clock of the test's, and what it logged. */
export class StorageBench {
  readonly pools: UsagePools;
  readonly lines: LogLine[] = [];
  readonly index: JsonStorageIndex;
  /** ms added to the real time. */
  ahead = 0;

  constructor(storage: string, pools = new UsagePools()) {
    this.pools = pools;
    const log = (line: LogLine): void => void this.lines.push(line);
    this.index = new JsonStorageIndex({ path: storage, pools, log, now: () => Date.now() + this.ahead });
  }

  /** Requests, tokens of all kinds and recorded dollars, as the tables say. */
  sums(): { sessions: number; requests: number; tokens: number; dollars: number; toolCalls: number } {
    const { requests, sessions, toolCalls } = this.index.tables;
    let tokens = 0;
    let cost = 0;
    for (let slot = 0; slot < requests.size; slot++) {
      tokens += requests.totalTokens(slot);
      cost += requests.columns.cost[slot] ?? 0;
    }
    const counted = this.index.state.requests;
    return { sessions: sessions.size, requests: counted, tokens, dollars: cost / 1e9, toolCalls: toolCalls.size };
  }
}

/** Writes one file of a storage, with its folders. */
export function write(storage: string, file: string, content: unknown): string {
  const target = path.join(storage, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
  return target;
}

/** An assistant's message of 110 tokens and half a dollar, changed as the test says. */
export function answer(changes: object = {}): object {
  const tokens = { input: 100, output: 10, reasoning: 0, cache: { read: 0, write: 0 } };
  const time = { created: 1_795_201_060_000, completed: 1_795_201_061_000 };
  const model = { providerID: 'acme', modelID: 'big' };
  return { role: 'assistant', time, ...model, agent: 'build', cost: 0.5, tokens, finish: 'stop', ...changes };
}
