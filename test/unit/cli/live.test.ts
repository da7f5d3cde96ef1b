import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { liveJson } from '../../../src/cli/liveJson.ts';
import { runCli } from '../../../src/cli/runCli.ts';
import { liveTable } from '../../../src/cli/table/liveTable.ts';
import { renderTable } from '../../../src/cli/table/renderTable.ts';
import { arrangeLive, defaultLiveQuery } from '../../../src/core/live/arrangeLive.ts';
import type { LiveProcess, LiveReport, LiveSession } from '../../../src/core/live/liveReport.ts';
import { runProgram } from './support/runProgram.ts';

const now = Date.UTC(2026, 10, 20, 12);
const hostile = 'two\nlines \u001b[2Jof \u202eterminal';

const process: LiveProcess = {
  ...{ pid: 42, identity: '42@1', agent: 'opencode', role: 'interactive', ancestors: [7, 1], tty: 'pts/4' },
  ...{ directory: '/repo', started: now - 3_600_000, cpu: 18, memoryBytes: 512 * 1024 * 1024 },
  commandLine: 'opencode -s ses_a',
};
const session: LiveSession = {
  ...{ id: 'ses_a', title: 'Migrate checkout', directory: '/repo', projectLabel: 'repo', agent: 'opencode' },
  ...{ state: 'tool', since: now - 3000, tool: { name: 'bash', about: 'npm test', started: now - 3000 } },
  ...{ question: '', lastLine: 'I run the tests.', requests: 48, context: null, agentName: 'build' },
  cost: { amount: 2_410_000_000, basis: 'recorded', unpricedRequests: 0, recorded: 2_410_000_000, computed: 0 },
  tokens: { input: 1000, output: 200, reasoning: 50, cacheRead: 30_000, cacheWrite: 0 },
  model: { providerID: 'anthropic', modelID: 'claude-sonnet-4-5' },
  ...{ created: now - 7_200_000, lastActivity: now, roundStart: now - 60_000, interactive: true, process },
  match: { how: 'named', confidence: 'certain', reason: 'its command line names the session' },
  todos: [
    { text: 'one', status: 'completed', priority: 'high' },
    { text: 'two', status: 'in_progress', priority: 'low' },
  ],
  subagents: [],
};
const report: LiveReport = {
  ...{ asOf: now, demo: false, trouble: null, serverTrouble: '' },
  sessions: [
    session,
    { ...session, id: 'ses_b', title: hostile, state: 'waiting', process: null, match: null, question: hostile },
  ],
  unmatched: [{ ...process, pid: 50, tty: '', directory: '/elsewhere', cpu: null, commandLine: hostile }],
};
const groups = arrangeLive(report, defaultLiveQuery);

describe('what runs, printed', () => {
  it('as JSON: every process with its session, its state, how sure that is and why', () => {
    const json = liveJson(report, groups, false) as Record<string, Record<string, unknown>[]>;
    expect(json['sessions']?.map(({ id }) => id)).toEqual(['ses_b', 'ses_a']);
    expect(json['sessions']?.[1]).toMatchObject({
      ...{ state: 'tool', needs_you: false, since: '2026-11-20T11:59:57.000Z', requests: 48, total_cost: 2.41 },
      match: { how: 'named', confidence: 'certain', reason: 'its command line names the session' },
      process: { pid: 42, parent: 7, role: 'interactive', tty: 'pts/4', cwd: '/repo', cpu_percent: 18 },
      ...{ tool: { name: 'bash', started: '2026-11-20T11:59:57.000Z' }, todos: { open: 1, all: 2 } },
    });
    expect(json['sessions']?.[0]).toMatchObject({ state: 'waiting', needs_you: true, process: null, match: null });
    expect(json['processes_without_session']).toMatchObject([{ pid: 50, tty: null, cpu_percent: null }]);
  });

  it('says nothing the user or the model wrote until it is asked for', () => {
    const quiet = JSON.stringify(liveJson(report, groups, false));
    for (const text of ['npm test', 'I run the tests.', 'opencode -s']) expect(quiet).not.toContain(text);
    const told = JSON.stringify(liveJson(report, groups, true));
    for (const text of ['npm test', 'I run the tests.', 'opencode -s']) expect(told).toContain(text);
  });

  it('as a table: the same in a line each, whatever titles hold', () => {
    const text = renderTable(liveTable(groups, now, true), Infinity, false);
    const lines = text.trimEnd().split('\n');
    const row = lines.find((line) => line.includes('Migrate checkout')) ?? '';
    for (const cell of [
      'tool bash',
      '3 s',
      '$2.41',
      '48',
      '42',
      'pts/4',
      '18%',
      '512 MB',
      'certain',
      'its command line names',
    ]) {
      expect(row).toContain(cell);
    }
    expect(lines.find((line) => line.includes('waiting'))).toContain('no process');
    expect(lines.find((line) => line.includes('/elsewhere (no session)'))).toContain('50');
    expect(text).not.toMatch(/[\u001b\u202e]/u);
    // A head, a rule, three rows.
    expect(lines).toHaveLength(5);
  });
});

describe.runIf(globalThis.process.platform === 'linux')('live', () => {
  let folder: string;
  let agent: ChildProcess;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'live-cli-')));
    cpSync(path.resolve('test/fixtures/opencode/live/tool-running'), folder, { recursive: true });
    // A shell that calls itself opencode and names the session, as `opencode -s` would.
    const args = ['-c', 'while :; do sleep 1; done', '-s', 'ses_e05aaefc1ffevXiGpL2w4JcJt7'];
    agent = spawn('sh', args, { argv0: 'opencode', cwd: folder, stdio: 'ignore' });
  });
  afterAll(() => {
    agent.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const args = (): string[] => [
    'live',
    '--all',
    '--db',
    path.join(folder, 'opencode.db'),
    '--filter',
    String(agent.pid),
  ];

  it('finds a running process and the session it names, once', async () => {
    const { code, out, error } = await runProgram([...args(), '--format', 'json']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const { sessions } = JSON.parse(out) as { sessions: Record<string, unknown>[] };
    expect(sessions).toMatchObject([
      {
        id: 'ses_e05aaefc1ffevXiGpL2w4JcJt7',
        match: { how: 'named', confidence: 'certain' },
        process: { pid: agent.pid, cwd: folder, program: 'opencode' },
      },
    ]);
  });

  it('--watch prints it again and again, over the last picture in a terminal and line by line elsewhere', async () => {
    const watch = async (styled: boolean, ...more: readonly string[]): Promise<readonly string[]> => {
      const pictures: string[] = [];
      const output = {
        out: (text: string): void => {
          pictures.push(text);
          if (pictures.length === 2) throw new Error('seen enough');
        },
        error: vi.fn(),
        styled,
      };
      await runCli([...args(), '--watch', '--interval', '0.5', ...more], output, () => '1.2.3');
      expect(output.error).toHaveBeenCalledWith(expect.stringContaining('seen enough'));
      return pictures;
    };
    const [drawn, lines] = await Promise.all([watch(true), watch(false, '--format', 'json')]);
    expect(drawn).toHaveLength(2);
    for (const picture of drawn) {
      expect(picture.startsWith('\u001b[H\u001b[2J')).toBe(true);
      expect(picture).toContain(String(agent.pid));
    }
    for (const line of lines) expect(line.split('\n')).toHaveLength(2);
    expect(lines.map((line) => (JSON.parse(line) as { sessions: unknown[] }).sessions.length)).toEqual([1, 1]);
  });
});

describe('live refuses', () => {
  it.each([
    [['--format', 'csv'], 'table or json'],
    [['--sort', 'beauty'], 'There is no order "beauty"'],
    [['--group', 'moon'], 'There is no grouping "moon"'],
    [['--interval', '0'], '--interval is a number of seconds'],
  ])('%j', async (args, text) => {
    const { code, error } = await runProgram(['live', ...args]);
    expect(code).toBe(2);
    expect(error).toContain(text);
  });
});
