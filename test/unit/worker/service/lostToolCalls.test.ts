import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { ServiceBench } from './support/serviceBench.ts';

const benches: ServiceBench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.dispose();
});

const everything = { range: 'all', scope: 'all' } as const;

/** A service on the data and the caches of the first one. */
async function serviceOn(first: ServiceBench | null = null): Promise<ServiceBench> {
  const bench = new ServiceBench(null);
  benches.push(bench);
  const { root } = first ?? bench;
  if (first === null) cpSync('test/fixtures/opencode/small', path.join(root, 'data'), { recursive: true });
  const options = bench.options({ dataFolders: [path.join(root, 'data')], cacheFolder: path.join(root, 'cache') });
  await bench.service.api.configure(options);
  return bench;
}

it('reads tool calls again at once when the file they were left in is replaced, and never says that there are none', async () => {
  const first = await serviceOn();
  await vi.waitFor(async () => expect((await first.service.api.skills()).complete).toBe(true), 5000);
  const known = (await first.service.api.toolsTab(everything)).totals;
  expect(known.calls).toBeGreaterThan(0);
  await first.service.dispose();

  const second = await serviceOn(first);
  await vi.waitFor(async () => expect((await second.service.api.sources())[0]?.state).toBe('ready'), 5000);
  const cache = path.join(first.root, 'cache');
  for (const name of readdirSync(cache)) rmSync(path.join(cache, name));
  const before = second.revisions.length;
  // The loss shows with the first question, whose answer says what is known by then.
  const asked = await second.service.api.skills();
  expect(asked.complete).toBe(false);
  expect(second.revisions.slice(before)).toContain(asked.revision);
  // Nobody refreshes: the clock stands still, and no file changes.
  await vi.waitFor(async () => expect((await second.service.api.skills()).complete).toBe(true), 3000);
  expect((await second.service.api.toolsTab(everything)).totals).toEqual(known);
});
