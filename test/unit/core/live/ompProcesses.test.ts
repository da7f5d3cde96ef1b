import { describe, expect, it } from 'vitest';
import { agentCommand } from '../../../../src/core/live/agentCommand.ts';
import { namedSession } from '../../../../src/core/live/agentOptions.ts';
import type { AgentProcess } from '../../../../src/core/live/agentProcess.ts';
import { matchProcesses, type MatchCandidate } from '../../../../src/core/live/matchProcesses.ts';
import { processRoles } from '../../../../src/core/live/processRole.ts';
import { sessionsOfTerminals, type TerminalNote } from '../../../../src/core/live/sessionsOfTerminals.ts';
import { agentProcess } from '../../../support/agentProcess.ts';

const noon = Date.UTC(2026, 10, 20, 12);
const id = '01a1b024-9494-770e-afbf-ab1f6404070f';
const other = '01a1b646-98b7-742b-aa2f-2151970e5595';

const omp = (pid: number, more: Partial<AgentProcess> = {}): AgentProcess =>
  agentProcess({ pid, agent: 'omp', argv: ['omp'], tty: 'pts/3', started: noon, ...more });

const session = (sessionId: string, created: number): MatchCandidate => ({
  id: sessionId,
  agent: 'omp',
  parentId: '',
  directory: '/repo',
  source: '/home/me/.omp/agent/sessions',
  created,
  lastActivity: created,
  interactive: null,
  requestTimes: [created],
});

function matched(
  processes: readonly AgentProcess[],
  sessions: readonly MatchCandidate[],
  notes: readonly TerminalNote[],
): Record<number, string> {
  const roles = processRoles(processes);
  const terminals = sessionsOfTerminals(processes, roles, notes);
  const facts = { processes, roles, sessions, plugin: new Map(), terminals, keyOf: (path: string) => path };
  return Object.fromEntries(matchProcesses(facts).map(({ pid, sessionId, how }) => [pid, `${sessionId} ${how}`]));
}

describe('a process is oh-my-pi’s', () => {
  it.each([
    [['omp']],
    [['/usr/local/bin/omp', '-c']],
    [['C:\\tools\\omp.exe']],
    [['bun', '/home/me/.bun/bin/omp']],
    [['bun', '/x/node_modules/@oh-my-pi/pi-coding-agent/dist/cli.js', '--resume']],
    [['bun', '/src/oh-my-pi/packages/coding-agent/src/cli.ts']],
  ])('%j', (argv) => expect(agentCommand(argv)?.agent).toBe('omp'));

  it.each([[['vim', 'omp']], [['bun', '/home/me/omp/server.js']], [['compton']]])('but not %j', (argv) =>
    expect(agentCommand(argv)).toBeNull(),
  );
});

describe('what an oh-my-pi is there for', () => {
  it.each([
    ['interactive', ['omp']],
    ['interactive', ['omp', 'fix', 'the', 'test']],
    ['interactive', ['omp', '--resume', 'stats']],
    ['interactive', ['omp', '--model', 'read', 'look at this']],
    ['interactive', ['omp', 'join', 'relay.example/abc']],
    ['run', ['omp', '-p', 'fix it']],
    ['run', ['omp', '--print', 'fix it', '--model', 'big']],
    ['run', ['omp', '--mode', 'json', 'fix it']],
    ['server', ['omp', '--mode', 'rpc']],
    ['server', ['omp', '--mode=rpc-ui']],
    ['server', ['omp', 'acp']],
    ['command', ['omp', 'stats', '--summary']],
    ['command', ['omp', '--profile', 'work', 'models']],
  ] as const)('%s: %j', (role, argv) => expect(processRoles([omp(1, { argv })]).get(1)).toBe(role));
});

describe('the session an oh-my-pi names', () => {
  it.each([
    [id, ['omp', '--resume', id]],
    [id, ['omp', '-r', id]],
    [id, ['omp', `--session=${id}`]],
    [id, ['omp', '--session', `/home/me/.omp/agent/sessions/-x/2026-11-06T09-15-49-780Z_${id}.jsonl`]],
    [null, ['omp', '--resume']],
    [null, ['omp', '--resume', '--model']],
    [null, ['omp', '-s', id]],
    [null, ['omp', '-p', id]],
  ])('%s: %j', (expected, argv) => expect(namedSession(agentCommand(argv))).toBe(expected));
});

describe('what was left for a terminal', () => {
  const sessions = [session(id, noon + 1000), session(other, noon + 2000)];
  const note = (sessionId: string, since: number, terminal = 'pts-3'): TerminalNote => ({ terminal, sessionId, since });

  it('tells the session of the oh-my-pi in it, whatever else fits', () => {
    expect(matched([omp(1)], sessions, [note(id, noon + 500)])).toEqual({ 1: `${id} terminal` });
    expect(matched([omp(1, { tty: 'ttys003' })], sessions, [note(id, noon + 500, 'ttys003')])).toEqual({
      1: `${id} terminal`,
    });
  });

  it('counts more than the command line: another session may have been opened since', () => {
    const named = omp(1, { argv: ['omp', '--resume', other] });
    expect(matched([named], sessions, [note(id, noon + 60_000)])).toEqual({ 1: `${id} terminal` });
  });

  it('counts for the youngest of several in it, and not when it is older than that one', () => {
    const both = [omp(1, { started: noon - 60_000 }), omp(2)];
    expect(matched(both, sessions, [note(id, noon + 500)])).toMatchObject({ 2: `${id} terminal` });
    expect(matched([omp(1)], [], [note(id, noon - 60_000)])).toEqual({});
    expect(matched([omp(1)], sessions, [note(id, noon - 60_000)])[1]).not.toContain('terminal');
  });

  it('keeps a process from a session of the past while its own has no log yet', () => {
    expect(matched([omp(1)], sessions, [])).toEqual({ 1: expect.stringContaining('a') as string });
    expect(matched([omp(1)], sessions, [note('', noon + 500)])).toEqual({});
  });

  it('is nothing to an OpenCode in the same terminal, nor to other terminals', () => {
    const openCode = agentProcess({ pid: 1, tty: 'pts/3', started: noon });
    expect(matched([openCode], sessions, [note(id, noon + 500)])).toEqual({});
    const elsewhere = omp(1, { tty: 'pts/4', directory: '/other' });
    expect(matched([elsewhere], sessions, [note(id, noon + 500)])).toEqual({});
  });
});
