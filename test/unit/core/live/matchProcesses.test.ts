import { describe, expect, it } from 'vitest';
import type { AgentProcess } from '../../../../src/core/live/agentProcess.ts';
import type { MatchCandidate } from '../../../../src/core/live/matchProcesses.ts';
import { matchProcesses } from '../../../../src/core/live/matchProcesses.ts';
import { processRoles } from '../../../../src/core/live/processRole.ts';
import { pathKey } from '../../../../src/core/workspace/pathKey.ts';
import { agentProcess } from '../../../support/agentProcess.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 20, 12);

function session(id: string, more: Partial<MatchCandidate> = {}): MatchCandidate {
  const created = more.created ?? noon - 24 * 60 * minute;
  const requestTimes = more.requestTimes ?? [created + 1000];
  return {
    id,
    agent: 'opencode',
    parentId: '',
    directory: '/repo',
    source: '/data/opencode.db',
    created,
    lastActivity: Math.max(created, ...requestTimes),
    interactive: true,
    requestTimes,
    ...more,
  };
}

const terminal = (pid: number, started: number | null, more: Partial<AgentProcess> = {}): AgentProcess =>
  agentProcess({ pid, started, ...more });

function matched(
  processes: readonly AgentProcess[],
  sessions: readonly MatchCandidate[],
  plugin: readonly (readonly [number, string])[] = [],
  terminals: readonly (readonly [number, string])[] = [],
): Record<number, string> {
  const facts = {
    processes,
    roles: processRoles(processes),
    sessions,
    plugin: new Map(plugin),
    terminals: new Map(terminals),
    keyOf: (path: string) => pathKey(path),
  };
  const matches = matchProcesses(facts);
  return Object.fromEntries(
    matches.map(({ pid, sessionId, how, confidence }) => [pid, `${sessionId} ${how} ${confidence}`]),
  );
}

describe('a process is matched', () => {
  it('by the session its command line names, however it is written', () => {
    const written = [
      ['-s', 'ses_named1'],
      ['--session', 'ses_named1'],
      ['--session=ses_named1'],
      ['-m', 'a/b', '-s', 'ses_named1'],
    ];
    for (const args of written) {
      const processes = [terminal(1, noon, { argv: ['opencode', ...args] })];
      expect(matched(processes, [session('ses_named1'), session('ses_other1')])).toEqual({
        1: 'ses_named1 named certain',
      });
    }
  });

  it('but not by a session it makes a copy of, nor by what is no id', () => {
    const fork = terminal(1, noon, { argv: ['opencode', '-s', 'ses_named1', '--fork'] });
    const copy = session('ses_copy01', { created: noon + 5000 });
    expect(matched([fork], [session('ses_named1'), copy])).toEqual({ 1: 'ses_copy01 alone likely' });
    const odd = terminal(1, noon, { argv: ['opencode', '-s', '\u001b[2J; rm -rf /'] });
    expect(matched([odd], [])).toEqual({});
  });

  it('by what it did before a younger one was there, though that one has done as much since', () => {
    // The oldest goes on with a session of its own; the second asked once before the third was started.
    const processes = [1, 2, 3].map((pid) => terminal(pid, noon + pid * 10 * minute));
    const asked = (id: string, at: number): MatchCandidate =>
      session(id, { created: noon + at * minute, requestTimes: [noon + at * minute] });
    const sessions = [
      session('ses_first1', {
        created: noon + 11 * minute,
        requestTimes: [11, 12, 13, 14].map((at) => noon + at * minute),
      }),
      asked('ses_second', 21),
      asked('ses_third1', 31),
    ];
    expect(matched(processes, sessions)).toEqual({
      1: 'ses_first1 alone likely',
      2: 'ses_second activity guess',
      3: 'ses_third1 activity guess',
    });
  });

  it('by what the otop plugin in it wrote, a sub-agent standing for the session above it', () => {
    const sessions = [session('ses_top001'), session('ses_child1', { parentId: 'ses_top001' })];
    expect(matched([terminal(1, noon)], sessions, [[1, 'ses_child1']])).toEqual({ 1: 'ses_top001 plugin certain' });
    expect(matched([terminal(1, noon)], [], [[1, 'ses_gone01']])).toEqual({});
  });

  it('by what happened while it was alone in the folder', () => {
    const sessions = [
      session('ses_first1', { created: noon + minute }),
      session('ses_second', { created: noon + 10 * minute }),
      session('ses_before'),
    ];
    const processes = [terminal(2, noon + 9 * minute), terminal(1, noon)];
    expect(matched(processes, sessions)).toEqual({ 1: 'ses_first1 alone likely', 2: 'ses_second activity guess' });
  });

  it('by most requests since its start when there are rivals', () => {
    const often = [noon + 61 * minute, noon + 62 * minute, noon + 63 * minute];
    const sessions = [
      session('ses_often1', { created: noon + 60 * minute, requestTimes: often }),
      session('ses_once01', { created: noon + 64 * minute }),
    ];
    const processes = [terminal(1, noon), terminal(2, noon)];
    expect(matched(processes, sessions)).toEqual({ 1: 'ses_often1 activity guess', 2: 'ses_once01 activity guess' });
  });

  it('by the newest session of its folder when nothing was asked since, the older process first', () => {
    const sessions = [
      session('ses_older1', { created: noon - 9 * minute }),
      session('ses_newest', { created: noon - 5 * minute }),
    ];
    expect(matched([terminal(1, noon)], sessions)).toEqual({ 1: 'ses_newest newest guess' });
    const two = [terminal(2, noon + 1), terminal(1, noon)];
    expect(matched(two, sessions)).toEqual({ 1: 'ses_newest newest guess', 2: 'ses_older1 newest guess' });
  });

  it('explicit before implicit: a claimed session is nobody else’s', () => {
    const sessions = [session('ses_mine01', { created: noon + minute })];
    const processes = [terminal(1, noon), terminal(2, noon + 5 * minute, { argv: ['opencode', '-s', 'ses_mine01'] })];
    expect(matched(processes, sessions)).toEqual({ 2: 'ses_mine01 named certain' });
  });

  it('`run` with the session it made, never with one of a terminal, and the other way round', () => {
    const sessions = [
      session('ses_tui001', { created: noon + 2000 }),
      session('ses_run001', { created: noon + 3000, interactive: false }),
    ];
    const processes = [terminal(1, noon, { argv: ['opencode', 'run', 'fix it'] }), terminal(2, noon)];
    expect(matched(processes, sessions)).toEqual({ 1: 'ses_run001 born likely', 2: 'ses_tui001 alone likely' });
  });

  it('`run` that goes on with the last session of a terminal', () => {
    const processes = [terminal(1, noon, { argv: ['opencode', 'run', '-c', 'go on'] })];
    expect(matched(processes, [session('ses_tui001')])).toEqual({ 1: 'ses_tui001 newest likely' });
  });

  it('a log handle says when it started where the system does not', () => {
    const openFiles = ['/data/log/2026-11-20T120000.log (deleted)', '/data/opencode.db'];
    const processes = [terminal(1, null, { openFiles })];
    const sessions = [session('ses_before'), session('ses_after1', { created: noon + minute })];
    expect(matched(processes, sessions)).toEqual({ 1: 'ses_after1 alone likely' });
  });

  it('only with sessions of the database it holds open', () => {
    const processes = [terminal(1, noon, { openFiles: ['/data/opencode-dev.db-wal'] })];
    const sessions = [
      session('ses_other1', { created: noon + minute }),
      session('ses_dev001', { created: noon + minute, source: '/data/opencode-dev.db' }),
    ];
    expect(matched(processes, sessions)).toEqual({ 1: 'ses_dev001 alone likely' });
  });

  it('only with sessions of its folder; where that is hidden, with what happened since its start', () => {
    const elsewhere = session('ses_else01', { directory: '/other', created: noon + minute });
    expect(matched([terminal(1, noon)], [elsewhere])).toEqual({});
    expect(matched([terminal(1, noon, { directory: null })], [elsewhere])).toEqual({ 1: 'ses_else01 alone likely' });
    expect(matched([terminal(1, noon, { directory: null })], [session('ses_before')])).toEqual({});
  });

  it('never with a sub-agent’s session, nor with one of the other agent', () => {
    const sessions = [
      session('ses_child1', { parentId: 'ses_top001', created: noon + minute }),
      session('ses_omp001', { agent: 'omp', created: noon + minute }),
    ];
    expect(matched([terminal(1, noon)], sessions)).toEqual({});
  });

  it('the same way when the clock was set back after its start', () => {
    const sessions = [session('ses_mine01', { created: noon - 60 * minute })];
    expect(matched([terminal(1, noon)], sessions)).toEqual({ 1: 'ses_mine01 newest guess' });
  });
});

describe('what a process is there for', () => {
  const roleOf = (...argv: string[]): string | undefined => processRoles([agentProcess({ argv })]).get(1);
  it.each([
    ['interactive', ['opencode']],
    ['interactive', ['opencode', '/repo']],
    ['interactive', ['opencode', '-s', 'ses_abcdef', '--prompt', 'run']],
    ['interactive', ['node', '/x/opencode-ai/bin/opencode', '-c']],
    ['run', ['opencode', 'run', 'look at src/app.ts']],
    ['run', ['opencode', '--log-level', 'DEBUG', 'run', 'x']],
    ['child', ['opencode', 'run', '/x/node_modules/pyright/langserver.js', '--stdio']],
    ['server', ['opencode', 'serve', '--port', '0']],
    ['server', ['opencode', 'acp']],
    ['client', ['opencode', 'attach', 'http://127.0.0.1:4096']],
    ['command', ['opencode', 'pm', 'ls', '-g']],
    ['interactive', ['opencode', '\u001b]0;title\u0007\n# *x* <b>']],
  ] as const)('%s: %j', (role, argv) => expect(roleOf(...argv)).toBe(role));

  it('a launcher only starts the real one, and what an agent starts is its child, however far below', () => {
    const roles = processRoles([
      agentProcess({ pid: 10, argv: ['node', '/x/opencode-ai/bin/opencode', '-c'], ancestors: [5] }),
      agentProcess({ pid: 11, argv: ['/x/bin/opencode.exe', '-c'], ancestors: [10, 5] }),
      agentProcess({ pid: 12, argv: ['opencode', 'run', 'sub'], ancestors: [99, 11, 10, 5] }),
    ]);
    expect([...roles]).toEqual([
      [10, 'wrapper'],
      [11, 'interactive'],
      [12, 'child'],
    ]);
  });
});
