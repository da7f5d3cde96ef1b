import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { AgentProcess } from '../../../../src/core/live/agentProcess.ts';
import { AgentProcesses } from '../../../../src/worker/processes/agentProcesses.ts';
import { MacProcesses } from '../../../../src/worker/processes/macProcesses.ts';
import { isAgentIn } from '../../../../src/worker/processes/isAgentIn.ts';
import { agentProcess } from '../../../support/agentProcess.ts';

const at = (directory: string | null): AgentProcess => agentProcess({ directory });
const places = { home: '/home/u', caseInsensitive: false };

describe('an agent may be at work', () => {
  it.each([
    ['in its own folder', '/home/u/a', '/home/u/a', true],
    ['below its folder, as a server', '/home/u/a/b', '/home/u/a', true],
    ['but not beside it', '/home/u/ab', '/home/u/a', false],
    ['and not above it', '/home/u/a', '/home/u/a/b', false],
    ['everywhere when it runs at home: proves nothing', '/home/u/a', '/home/u', false],
    ['everywhere when it runs in /home: proves nothing', '/home/u/a', '/home', false],
    ['everywhere when it runs in the root: proves nothing', '/srv/a', '/', false],
    ['at home itself', '/home/u', '/home/u', true],
    ['anywhere when its folder is hidden', '/home/u/a', null, true],
  ])('%s', (_, directory, agent, expected) => expect(isAgentIn(directory, [at(agent)], places)).toBe(expected));

  it('not at all without a process', () => expect(isAgentIn('/a', [], places)).toBe(false));

  it('only when it ran before the work began', () => {
    const agent = agentProcess({ directory: '/a', started: 100_000 });
    expect(isAgentIn('/a', [agent], places, 100_500)).toBe(true);
    expect(isAgentIn('/a', [agent], places, 50_000)).toBe(false);
  });

  it('unless it is the other agent', () => {
    expect(isAgentIn('/a', [agentProcess({ directory: '/a', agent: 'omp' })], places)).toBe(false);
  });

  it('whatever the case where that does not matter', () => {
    expect(isAgentIn('c:/Repo', [at('C:\\repo')], { home: 'C:\\Users\\u', caseInsensitive: true })).toBe(true);
    expect(isAgentIn('/Repo', [at('/repo')], places)).toBe(false);
  });
});

describe('the list', () => {
  it('is taken no more often than allowed, once for all who ask, and says what changed', async () => {
    let now = 0;
    let listed = 0;
    let agents: AgentProcess[] | null = [at('/a')];
    const list = new AgentProcesses({ minimumPauseMs: 2000, list: async () => (listed++, agents) }, () => now);
    expect(list.agents).toBeNull();
    expect(await Promise.all([list.refresh(), list.refresh()])).toEqual([true, true]);
    expect(listed).toBe(1);
    now = 1999;
    expect(await list.refresh()).toBe(false);
    expect(listed).toBe(1);
    now = 2000;
    expect(await list.refresh()).toBe(false);
    expect(listed).toBe(2);
    now = 4000;
    agents = null;
    expect(await list.refresh()).toBe(true);
    expect(list.agents).toBeNull();
    expect(list.trouble).toBe('no-list');
  });

  it('tells processor use over the last interval, and a later process with the same number apart', async () => {
    let now = 0;
    let agents = [agentProcess({ started: 1, cpuMs: 60_000 })];
    const list = new AgentProcesses({ minimumPauseMs: 0, list: () => Promise.resolve(agents) }, () => now);
    const look = async (cpuMs: number, started = 1): Promise<number | null> => {
      agents = [agentProcess({ started, cpuMs })];
      await list.refresh();
      return list.cpuPercent(agents[0]!);
    };
    expect(await look(60_000)).toBeNull();
    now = 1000;
    expect(await look(60_500)).toBe(50);
    now = 2000;
    expect(await look(60_500)).toBe(0);
    now = 3000;
    expect(await look(10, 2)).toBeNull();
    expect(list.generation).toBe(2);
    now = 4000;
    expect(await look(260, 2)).toBe(25);
  });
});

const noLsof = !existsSync('/usr/sbin/lsof') && existsSync('/bin/ps') && process.platform === 'linux';

it.runIf(noLsof)('macOS’ way, without lsof, still finds agents and notes what is missing', async () => {
  const child = spawn('sleep', ['60'], { argv0: 'opencode', stdio: 'ignore' });
  try {
    const lister = new MacProcesses();
    await vi.waitFor(async () => {
      const found = (await lister.list())?.find(({ pid }) => pid === child.pid);
      expect(found).toMatchObject({ agent: 'opencode', directory: null, openFiles: null });
    });
    expect(lister.trouble).toBe('no-folders');
  } finally {
    child.kill('SIGKILL');
  }
});
