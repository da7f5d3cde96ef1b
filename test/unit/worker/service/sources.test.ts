import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FakeIndex } from './support/fakeIndex.ts';
import { ServiceBench } from './support/serviceBench.ts';

let bench: ServiceBench;
afterEach(() => bench.dispose());

function start(names: readonly string[], prepare: (index: FakeIndex) => void = () => undefined): ServiceBench {
  bench = new ServiceBench(prepare);
  mkdirSync(path.join(bench.root, 'data'));
  for (const name of names) writeFileSync(path.join(bench.root, 'data', name), '');
  return bench;
}
const file = (name: string): string => path.join(bench.root, 'data', name);
const settle = (ms = 50): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a source', () => {
  it('shows what the last run knew before it is read', async () => {
    let open = (): void => undefined;
    start(['opencode.db'], (index) => {
      index.remembered = true;
      index.add({ created: bench.now, recordedCost: 5_000_000 });
      index.gate = new Promise((resolve) => (open = resolve));
    });
    await bench.service.api.configure(bench.options());
    expect((await bench.service.api.status()).everywhere.today.cost.amount).toBe(5_000_000);
    expect((await bench.service.api.sources())[0]?.state).toBe('loading');
    open();
    await vi.waitFor(async () => expect((await bench.service.api.sources())[0]?.state).toBe('ready'));
  });

  it('is read again when its file is written, by one reading at a time', async () => {
    start(['opencode.db']);
    await bench.service.api.configure(bench.options());
    await settle();
    const index = bench.fake('opencode.db');
    const before = index.calls.filter((call) => call === 'refresh').length;
    for (let write = 0; write < 50; write++) appendFileSync(file('opencode.db'), 'x');
    await vi.waitFor(() => expect(index.calls.filter((call) => call === 'refresh').length).toBeGreaterThan(before), {
      timeout: 1000,
    });
    expect(index.mostRunning).toBe(1);
    const revisions = bench.revisions;
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    expect(new Set(revisions).size).toBe(revisions.length);
  });

  it('tells nothing when nothing changed', async () => {
    start(['opencode.db'], (index) => (index.outcome = { changed: false, how: 'same' }));
    await bench.service.api.configure(bench.options());
    await settle();
    const { length } = bench.revisions;
    await bench.service.api.refresh();
    expect(bench.revisions).toHaveLength(length);
  });

  it('that fails leaves the others alone, is tried again and heals', async () => {
    start(['opencode.db', 'opencode-dev.db'], (index) => {
      if (index.path.endsWith('dev.db')) index.failing = true;
      else index.add({ created: bench.now });
    });
    await bench.service.api.configure(bench.options());
    await settle();
    const states = async (): Promise<string[]> => (await bench.service.api.sources()).map(({ state }) => state);
    expect(await states()).toEqual(['failed', 'ready']);
    expect((await bench.service.api.status()).everywhere.today.requests).toBe(1);
    bench.fake('opencode-dev.db').failing = false;
    await vi.waitFor(async () => expect(await states()).toEqual(['ready', 'ready']), { timeout: 4000, interval: 100 });
    expect(bench.told.some(({ name }) => name === 'sources')).toBe(true);
  });

  it('that throws is logged and does not end the service', async () => {
    start(['opencode.db'], (index) => (index.throwing = true));
    await bench.service.api.configure(bench.options());
    await settle();
    expect(
      bench.told.some(({ name, payload }) => name === 'log' && JSON.stringify(payload).includes('unexpected')),
    ).toBe(true);
    bench.fake('opencode.db').throwing = false;
    await bench.service.api.refresh();
    expect((await bench.service.api.sources())[0]?.state).toBe('ready');
  });

  it('reads its tool calls in the background and then says so', async () => {
    start(['opencode.db'], (index) => (index.toolCallsComplete = false));
    await bench.service.api.configure(bench.options());
    await vi.waitFor(() => expect(bench.fake('opencode.db').calls).toContain('readToolCalls'));
    await settle();
    expect((await bench.service.api.skills()).complete).toBe(true);
  });

  it('is completed by more readings when one was not exact', async () => {
    start(['opencode.db'], (index) => (index.isExact = false));
    await bench.service.api.configure(bench.options());
    const index = bench.fake('opencode.db');
    await vi.waitFor(() => expect(index.calls.filter((call) => call === 'refresh').length).toBeGreaterThan(2));
    index.isExact = true;
    await settle(250);
    const { length } = index.calls;
    await settle(250);
    expect(index.calls).toHaveLength(length);
  });
});

describe('the set of sources', () => {
  it('follows databases that come and go', async () => {
    start(['opencode.db']);
    await bench.service.api.configure(bench.options());
    writeFileSync(file('opencode-dev.db'), '');
    await vi.waitFor(async () => expect(await bench.service.api.sources()).toHaveLength(2), { timeout: 1000 });
    rmSync(file('opencode.db'));
    await vi.waitFor(
      async () =>
        expect((await bench.service.api.sources()).map(({ path: at }) => at)).toEqual([file('opencode-dev.db')]),
      {
        timeout: 1000,
      },
    );
    expect(bench.fake('opencode.db').calls).toContain('dispose');
  });

  it('notices the birth of the data folder', async () => {
    start([]);
    rmSync(path.join(bench.root, 'data'), { recursive: true });
    await bench.service.api.configure(bench.options());
    expect(await bench.service.api.sources()).toEqual([]);
    mkdirSync(path.join(bench.root, 'data'));
    writeFileSync(file('opencode.db'), '');
    await vi.waitFor(async () => expect(await bench.service.api.sources()).toHaveLength(1), { timeout: 2500 });
  });

  it('keeps the sources that stay when the options change', async () => {
    start(['opencode.db']);
    await bench.service.api.configure(bench.options());
    await settle();
    const first = bench.fake('opencode.db');
    await bench.service.api.configure(bench.options({ weekStart: 0, workspaceFolders: ['/w'] }));
    expect(bench.fake('opencode.db')).toBe(first);
    expect(first.calls).not.toContain('dispose');
    expect((await bench.service.api.status()).hasWorkspace).toBe(true);
    mkdirSync(path.join(bench.root, 'other'));
    await bench.service.api.configure(bench.options({ dataFolders: [path.join(bench.root, 'other')] }));
    expect(first.calls).toContain('dispose');
    expect(await bench.service.api.sources()).toEqual([]);
  });

  it('remembers what it knows when the service ends', async () => {
    start(['opencode.db']);
    await bench.service.api.configure(bench.options());
    await settle();
    await bench.service.dispose();
    expect(bench.fake('opencode.db').calls.slice(-2)).toEqual(['persist', 'dispose']);
  });
});
