import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { JsonStorageIndex } from '../../../../src/worker/sources/jsonStorage/jsonStorageIndex.ts';
import type { UsagePools } from '../../../../src/core/usage/usagePools.ts';
import { SourceSet } from '../../../../src/worker/service/sourceSet.ts';
import { answer, fixtures, storageFolder, write } from '../sources/jsonStorage/support/storageHarness.ts';
import { ServiceBench } from './support/serviceBench.ts';

let bench: ServiceBench | null = null;
afterEach(() => bench?.dispose());

it('JSON storage beside the databases of a data folder is a source of its own', async () => {
  const kinds: string[] = [];
  bench = new ServiceBench((index) => kinds.push(index.path));
  const data = path.join(bench.root, 'data');
  mkdirSync(data);
  writeFileSync(path.join(data, 'opencode.db'), '');
  cpSync(path.join(fixtures, 'v1.1-json', 'storage'), path.join(data, 'storage'), { recursive: true });
  await bench.service.api.configure(bench.options());
  expect(kinds).toEqual([path.join(data, 'opencode.db'), path.join(data, 'storage')]);
});

it('a storage is read, watched, and lets go', async () => {
  const storage = storageFolder('v1.1');
  const pools: UsagePools[] = [];
  let changes = 0;
  const nothing = (): void => undefined;
  const set = new SourceSet({
    createIndex: (file, shared, kind) => {
      expect(kind).toBe('opencode-json');
      pools.push(shared);
      return new JsonStorageIndex({ path: file, pools: shared, log: nothing });
    },
    hooksOf: () => ({
      onRead: nothing,
      onToolCallsRead: () => Promise.resolve(),
      onChanged: () => changes++,
      onState: nothing,
      onProgress: nothing,
      log: nothing,
    }),
    onFolders: nothing,
  });
  try {
    await set.use([], [], [storage]);
    await vi.waitFor(() => expect(set.states[0]).toMatchObject({ state: 'ready', requests: 47 }));
    await vi.waitFor(() => expect(set.toolCallsComplete).toBe(true));
    expect(changes).toBeGreaterThan(0);
    write(storage, 'message/ses_new/msg_new.json', answer());
    await vi.waitFor(() => expect(set.states[0]).toMatchObject({ requests: 48 }), { timeout: 7000, interval: 50 });
  } finally {
    await set.dispose();
  }
});
