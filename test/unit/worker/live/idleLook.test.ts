import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { liveCandidates } from '../../../../src/core/live/liveCandidates.ts';
import { matchProcesses } from '../../../../src/core/live/matchProcesses.ts';
import type { LiveReport } from '../../../../src/core/live/liveReport.ts';
import { requestTimes } from '../../../../src/core/live/requestTimes.ts';
import { buildSessionForest } from '../../../../src/core/reports/buildSessionForest.ts';
import { LiveDatabase } from '../../../../src/worker/sqlite/liveDatabase.ts';
import { agentProcess } from '../../../support/agentProcess.ts';
import { ServiceBench } from '../service/support/serviceBench.ts';

vi.mock('../../../../src/core/live/liveCandidates.ts', { spy: true });
vi.mock('../../../../src/core/live/matchProcesses.ts', { spy: true });
vi.mock('../../../../src/core/live/requestTimes.ts', { spy: true });
vi.mock('../../../../src/core/reports/buildSessionForest.ts', { spy: true });

const id = 'ses_e05aaefc1ffevXiGpL2w4JcJt7';
const lastSign = 1_795_201_242_155;
const watch = { mode: 'visible', intervalMs: 500, server: '' } as const;

let bench: ServiceBench;
afterEach(() => bench.dispose());

/** A service that has one session at work in sight. */
async function start(): Promise<void> {
  bench = new ServiceBench(null);
  cpSync(path.resolve('test/fixtures/opencode/live/tool-running'), path.join(bench.root, 'data'), { recursive: true });
  setAgent({});
  bench.now = lastSign + 1000;
  await bench.service.api.configure(bench.options());
  await bench.service.api.refresh();
  await bench.service.api.watchLive(watch);
  await vi.waitFor(() => expect(told()).toHaveLength(1));
}

function setAgent(more: Parameters<typeof agentProcess>[0]): void {
  bench.agents = [agentProcess({ pid: 7, started: lastSign - 3_600_000, argv: ['opencode', '-s', id], ...more })];
}

function told(): readonly LiveReport[] {
  return bench.told.flatMap(({ name, payload }) => (name === 'live' ? [payload as LiveReport] : []));
}

async function looks(count: number): Promise<void> {
  const { listed } = bench;
  await vi.waitFor(() => expect(bench.listed).toBeGreaterThanOrEqual(listed + count), { timeout: 10_000 });
  await bench.service.api.live();
}

it('rebuilds nothing, reads nothing and tells nothing while nothing moves, though minutes pass', async () => {
  await start();
  await looks(1);
  const read = vi.spyOn(LiveDatabase.prototype, 'read');
  const work = [buildSessionForest, matchProcesses, requestTimes].map((step) => vi.mocked(step).mockClear());
  bench.now += 61_000;
  await looks(2);
  for (const step of work) expect(step).not.toHaveBeenCalled();
  expect(read).not.toHaveBeenCalled();
  expect(told()).toHaveLength(1);
  vi.mocked(liveCandidates).mockClear();
  await looks(2);
  expect(liveCandidates).not.toHaveBeenCalled();
});

it('lets a small load wait, and tells a large one at once', async () => {
  await start();
  setAgent({ memoryBytes: 300 * 1024 * 1024 });
  await looks(2);
  const count = told().length;
  setAgent({ memoryBytes: 303 * 1024 * 1024 });
  await looks(2);
  expect(told()).toHaveLength(count);
  setAgent({ memoryBytes: 400 * 1024 * 1024 });
  await vi.waitFor(() => expect(told().at(-1)?.sessions[0]?.process?.memoryBytes).toBe(400 * 1024 * 1024), {
    timeout: 5000,
  });
});
