import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SessionsNode } from '../../../src/extension/views/sessions/sessionsNode.ts';
import { SessionsOptions } from '../../../src/extension/views/sessions/sessionsOptions.ts';
import { SessionsProvider } from '../../../src/extension/views/sessions/sessionsProvider.ts';
import { ServiceBench } from '../worker/service/support/serviceBench.ts';
import { fixtureSessions } from '../worker/sources/ompLogs/support/ompHome.ts';
import { settings } from './support/samples.ts';

const bench = new ServiceBench(null);
const memory = { keys: () => [], get: () => undefined, update: async () => undefined };
const provider = new SessionsProvider({
  worker: bench.service,
  options: new SessionsOptions(memory as never),
  config: { settings },
  log: { error: (line: string) => expect.unreachable(line) } as never,
});

beforeAll(async () => {
  cpSync(fixtureSessions, path.join(bench.root, 'home', '.omp', 'agent', 'sessions'), { recursive: true });
  await bench.service.api.configure(bench.options());
  await vi.waitFor(async () => expect((await bench.service.api.sources())[0]?.requests).toBe(740), { timeout: 8000 });
});
afterAll(() => bench.dispose());

const labelOf = (node: SessionsNode): unknown => {
  const { label } = provider.getTreeItem(node);
  return typeof label === 'object' ? label.label : label;
};

it('shows the sessions of oh-my-pi under their real folders, and sub-agents below who started them', async () => {
  const groups = await provider.getChildren();
  expect(groups.map((node) => (node.kind === 'group' ? node.group.folder : '')).sort()).toEqual([
    '/Users/alice/legacy',
    '/data/pi',
    '/home/dev/omp-demo/laptop/code/api/server',
    '/home/dev/omp-demo/laptop/code/webapp',
    `/${'tmp'}/scratch`,
  ]);
  const webapp = groups.find((node) => labelOf(node) === 'webapp');
  const rows = await provider.getChildren(webapp);
  const row = rows.find((node) => labelOf(node) === 'Session 37: Perf');
  const agents = await provider.getChildren(row);
  expect(agents.map(labelOf)).toEqual(['Scout1', 'advisor']);
  expect((await provider.getChildren(agents[0])).map(labelOf)).toEqual(['Nested2']);
  expect(agents[0] && provider.getParent(agents[0])).toBe(row);
});

it('counts each request once: what a fork copied is in the session it comes from', async () => {
  const groups = await provider.getChildren();
  const sums = groups.map((node) => (node.kind === 'group' ? node.group.figures : null));
  expect(sums.reduce((sum, figures) => sum + (figures?.requests ?? 0), 0)).toBe(740);
  const rows = (await Promise.all(groups.map((group) => provider.getChildren(group)))).flat();
  const fork = rows.find((node) => labelOf(node) === 'Fork of 1');
  expect(fork && provider.getTreeItem(fork).description).toMatch(/6 requests/);
  expect(fork?.kind === 'session' && fork.summary.own.copies).toBe(13);
});
