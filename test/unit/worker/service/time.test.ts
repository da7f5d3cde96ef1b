import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { agentProcess } from '../../../support/agentProcess.ts';
import type { FakeIndex } from './support/fakeIndex.ts';
import { ServiceBench } from './support/serviceBench.ts';

let bench: ServiceBench;
let fill: (index: FakeIndex) => void = () => undefined;
beforeEach(() => {
  bench = new ServiceBench((index) => {
    index.outcome = { changed: false, how: 'same' };
    index.remembered = true;
    fill(index);
  });
  mkdirSync(path.join(bench.root, 'data'));
  writeFileSync(path.join(bench.root, 'data', 'opencode.db'), '');
});
afterEach(() => bench.dispose());

const activity = async (): Promise<string | undefined> => (await bench.service.api.session('ses_1'))?.activity;
const overview = { range: '7d', scope: 'all' } as const;

describe('time', () => {
  it('rolls today over at local midnight, with a word to the host', async () => {
    fill = (index) => index.add({ created: bench.now - 1000, recordedCost: 7_000_000 });
    bench.now = Date.UTC(2026, 10, 20, 22, 59, 50);
    await bench.service.api.configure(bench.options());
    expect((await bench.service.api.status()).everywhere.today.requests).toBe(1);
    await bench.service.tick();
    const { length } = bench.revisions;
    bench.now = Date.UTC(2026, 10, 20, 23, 0, 1);
    await bench.service.tick();
    expect(bench.revisions).toHaveLength(length + 1);
    expect((await bench.service.api.status()).everywhere.today.requests).toBe(0);
    expect((await bench.service.api.status()).everywhere.week.requests).toBe(1);
  });

  it('makes a report once for a revision and a minute', async () => {
    fill = (index) => index.add({ created: bench.now });
    await bench.service.api.configure(bench.options());
    await vi.waitFor(async () => expect((await bench.service.api.sources())[0]?.state).toBe('ready'));
    const report = await bench.service.api.overview(overview);
    expect(await bench.service.api.overview({ ...overview })).toBe(report);
    expect(await bench.service.api.overview({ ...overview, range: '30d' })).not.toBe(report);
    bench.now += 60_000;
    expect(await bench.service.api.overview(overview)).not.toBe(report);
  });
});

describe('an unfinished request', () => {
  const open = { created: Date.UTC(2026, 10, 20, 11, 59), completed: 0, recordedCost: 0 };

  it('is at work while an agent runs in its folder and interrupted when that ends', async () => {
    fill = (index) => index.add(open, { directory: bench.root });
    bench.agents = [agentProcess({ directory: bench.root })];
    await bench.service.api.configure(bench.options());
    await bench.service.tick();
    expect(await activity()).toBe('working');
    const { length } = bench.revisions;
    bench.agents = [];
    await bench.service.tick();
    expect(bench.revisions.length).toBeGreaterThan(length);
    expect(await activity()).toBe('interrupted');
  });

  it('is interrupted after a silence where processes cannot be listed', async () => {
    fill = (index) => index.add(open);
    bench.agents = null;
    await bench.service.api.configure(bench.options());
    await bench.service.tick();
    expect(await activity()).toBe('working');
    bench.now += 11 * 60_000;
    const { length } = bench.revisions;
    await bench.service.tick();
    expect(bench.revisions.length).toBeGreaterThan(length);
    expect(await activity()).toBe('interrupted');
  });

  it('is the only reason to list processes', async () => {
    fill = (index) => index.add({ created: bench.now });
    await bench.service.api.configure(bench.options());
    await bench.service.tick();
    expect(bench.listed).toBe(0);
  });
});

describe('skills and limits', () => {
  it('move without a commit', async () => {
    fill = (index) => index.add({ created: bench.now });
    await bench.service.api.configure(bench.options());
    expect((await bench.service.api.skills()).skills).toEqual([]);
    expect((await bench.service.api.status()).context?.percent).toBeNull();
    await bench.service.tick();
    const { length } = bench.revisions;
    const put = (file: string, text: string): void => {
      const full = path.join(bench.root, 'home', file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    };
    put('.claude/skills/a/SKILL.md', '---\nname: a\n---\n');
    put('.cache/opencode/models.json', '{"acme":{"models":{"big":{"limit":{"context":30}}}}}');
    await bench.service.tick();
    expect(bench.revisions).toHaveLength(length + 1);
    expect((await bench.service.api.skills()).skills.map(({ name }) => name)).toEqual(['a']);
    expect((await bench.service.api.status()).context?.percent).toBe(50);
  });
});

describe('a call', () => {
  it('before any configuration fails, and the first configuration is waited for', async () => {
    await expect(bench.service.api.status()).rejects.toThrow('not configured');
    void bench.service.api.configure(bench.options());
    expect((await bench.service.api.status()).revision).toBeGreaterThan(0);
  });

  it('that was cancelled is not answered', async () => {
    await bench.service.api.configure(bench.options());
    const controller = new AbortController();
    const call = bench.service.api.overview(overview, controller.signal);
    controller.abort();
    await expect(call).rejects.toThrow();
  });

  it('reaches functions of the contract, and nothing that the service keeps to itself', () => {
    const { api } = bench.service;
    expect(Object.values(api).every((method) => typeof method === 'function')).toBe(true);
    expect(Object.keys(api)).toEqual(expect.arrayContaining(['configure', 'overview', 'prices', 'shutdown', 'skills']));
    for (const inner of ['tick', 'dispose', 'api']) expect(Object.hasOwn(api, inner), inner).toBe(false);
  });
});
