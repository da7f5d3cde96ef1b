import { describe, expect, it } from 'vitest';
import type { LiveFacts, NewestMessage, OpenPart, ServerWord } from '../../../../src/core/live/liveFacts.ts';
import type { LiveState } from '../../../../src/core/live/liveState.ts';
import { isWorking, liveStates, needsUser } from '../../../../src/core/live/liveState.ts';
import { liveStateOf } from '../../../../src/core/live/liveStateOf.ts';

const now = Date.UTC(2026, 10, 20, 12);
const ages = { fresh: 5000, old: 20 * 60_000 };

type Answer = Partial<NewestMessage & { readonly role: 'assistant' }>;
type Situation = (at: number) => Pick<LiveFacts, 'newest' | 'open'>;

const answer =
  (more: Answer, over = true): Situation =>
  (at) => ({
    newest: {
      role: 'assistant',
      created: at,
      completed: over ? at : 0,
      finish: 'none',
      error: '',
      compaction: false,
      ...more,
    },
    open: null,
  });
const open =
  (part: Partial<OpenPart> & Pick<OpenPart, 'kind'>): Situation =>
  (at) => ({
    ...answer({}, false)(at),
    open: { tool: '', pending: false, started: at, ...part },
  });

/** What the data may say. */
const situations: Readonly<Record<string, Situation>> = {
  nothing: () => ({ newest: null, open: null }),
  'a prompt': (at) => ({ newest: { role: 'user', created: at }, open: null }),
  'an empty answer': answer({}, false),
  'an open thought': open({ kind: 'reasoning' }),
  'an open text': open({ kind: 'text' }),
  'a tool being called': open({ kind: 'tool', tool: 'bash', pending: true }),
  'a running tool': open({ kind: 'tool', tool: 'bash' }),
  'an open question': open({ kind: 'tool', tool: 'question' }),
  'a question written': open({ kind: 'tool', tool: 'question', pending: true }),
  'stopped by the user': answer({ error: 'MessageAbortedError' }),
  'an error': answer({ error: 'APIError' }),
  'an error, open': answer({ error: 'APIError' }, false),
  'too long an answer': answer({ error: 'MessageOutputLengthError' }),
  'too long a context': answer({ error: 'ContextOverflowError' }),
  'cut off': answer({ finish: 'length' }),
  filtered: answer({ finish: 'content-filter' }),
  'tools called': answer({ finish: 'tool-calls' }),
  answered: answer({ finish: 'stop' }),
  'an odd end': answer({ finish: 'other' }),
  summarised: answer({ finish: 'stop', compaction: true }),
};

/** What the system may say: the columns of the table. */
const systems: readonly Pick<LiveFacts, 'process' | 'cpu'>[] = [
  { process: 'there', cpu: 40 },
  { process: 'there', cpu: 1 },
  { process: 'there', cpu: null },
  { process: 'gone', cpu: null },
  { process: 'unknown', cpu: null },
];

/**
 * Every situation of the data with every state of its process: busy, quiet, of unknown load, gone, unknown. The first line of a
 * situation is five seconds after it began, the second twenty minutes.
 */
const table = `
                     | busy        quiet       unmeasured  gone         unknown
nothing              | idle        idle        idle        idle         idle
                     | idle        idle        idle        idle         idle
a prompt             | thinking    thinking    thinking    interrupted  thinking
                     | thinking    stale       stale       interrupted  stale
an empty answer      | thinking    thinking    thinking    interrupted  thinking
                     | thinking    stale       stale       interrupted  stale
an open thought      | thinking    thinking    thinking    interrupted  thinking
                     | thinking    stale       stale       interrupted  stale
an open text         | generating  generating  generating  interrupted  generating
                     | generating  stale       stale       interrupted  stale
a tool being called  | generating  generating  generating  interrupted  generating
                     | generating  stale       stale       interrupted  stale
a running tool       | tool        tool        tool        interrupted  tool
                     | tool        tool        tool        interrupted  stale
an open question     | waiting     waiting     waiting     interrupted  waiting
                     | waiting     waiting     waiting     interrupted  waiting
a question written   | generating  generating  generating  interrupted  generating
                     | generating  stale       stale       interrupted  stale
stopped by the user  | idle        idle        idle        idle         idle
                     | idle        idle        idle        idle         idle
an error             | error       error       error       error        error
                     | error       error       error       error        error
an error, open       | error       error       error       error        error
                     | error       error       error       error        error
too long an answer   | truncated   truncated   truncated   truncated    truncated
                     | truncated   truncated   truncated   truncated    truncated
too long a context   | truncated   truncated   truncated   truncated    truncated
                     | truncated   truncated   truncated   truncated    truncated
cut off              | truncated   truncated   truncated   truncated    truncated
                     | truncated   truncated   truncated   truncated    truncated
filtered             | truncated   truncated   truncated   truncated    truncated
                     | truncated   truncated   truncated   truncated    truncated
tools called         | thinking    thinking    thinking    interrupted  thinking
                     | thinking    stale       stale       interrupted  stale
answered             | finished    finished    finished    finished     finished
                     | finished    finished    finished    finished     finished
an odd end           | finished    finished    finished    finished     finished
                     | finished    finished    finished    finished     finished
summarised           | thinking    finished    finished    finished     finished
                     | thinking    finished    finished    finished     finished
`;

function stateOf(situation: string, more: Partial<LiveFacts>, age: number): LiveState {
  const make = situations[situation];
  if (make === undefined) throw new Error(`There is no situation "${situation}".`);
  const at = now - age;
  const given = { ...make(at), process: 'there', cpu: null, server: null, lastActivity: at, seen: 0, now } as const;
  return liveStateOf({ ...given, ...more }).state;
}

const rows = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('what a session is doing', () => {
  it('has a row for every situation', () => {
    expect(rows.map(([name]) => name).filter((name) => name !== '')).toEqual(Object.keys(situations));
  });

  it.each(Object.keys(situations))('%s', (situation) => {
    const first = rows.findIndex(([name]) => name === situation);
    const expected = [rows[first], rows[first + 1]].map((row) => row?.[1]?.split(/\s+/));
    const found = [ages.fresh, ages.old].map((age) => systems.map((system) => stateOf(situation, system, age)));
    expect(found).toEqual(expected);
  });

  it('a prompt that stays without an answer waits behind something', () => {
    expect(stateOf('a prompt', { cpu: 1 }, 2 * 60_000)).toBe('queued');
    expect(stateOf('a prompt', { cpu: 30 }, 2 * 60_000)).toBe('thinking');
  });

  it('an answer is news until the user has looked, and for a day', () => {
    expect(stateOf('answered', { seen: now - 1000 }, ages.fresh)).toBe('idle');
    expect(stateOf('answered', { seen: now - 60_000 }, ages.fresh)).toBe('finished');
    expect(stateOf('answered', {}, 25 * 60 * 60_000)).toBe('idle');
  });

  it('a clock that was set back makes nothing old and nothing negative', () => {
    expect(stateOf('an open text', {}, -60 * 60_000)).toBe('generating');
    expect(stateOf('a prompt', { cpu: 0 }, -60 * 60_000)).toBe('thinking');
    expect(stateOf('answered', {}, -60 * 60_000)).toBe('finished');
  });

  describe('with a server that tells', () => {
    const says = (more: Partial<ServerWord>): ServerWord => ({ status: 'busy', asks: null, since: now, ...more });
    it.each([
      ['a running tool', says({ asks: 'permission' }), 'there', 'waiting'],
      ['a running tool', says({ asks: 'permission' }), 'gone', 'interrupted'],
      ['answered', says({ asks: 'question' }), 'there', 'waiting'],
      ['an empty answer', says({ status: 'retry' }), 'there', 'retrying'],
      ['an empty answer', says({ status: 'retry' }), 'unknown', 'retrying'],
      ['an empty answer', says({ status: 'retry' }), 'gone', 'interrupted'],
      ['an empty answer', says({}), 'there', 'thinking'],
      ['a running tool', says({ status: 'idle' }), 'there', 'tool'],
    ] as const)('%s, %o, process %s: %s', (situation, server, process, expected) => {
      expect(stateOf(situation, { server, process }, ages.fresh)).toBe(expected);
    });

    it('a busy one is never stale', () => {
      expect(stateOf('an open text', { server: says({}), cpu: 0 }, ages.old)).toBe('generating');
    });
  });

  it('every state is reached', () => {
    const reached = new Set<string>(rows.flatMap(([, cells]) => cells?.split(/\s+/) ?? []));
    for (const state of ['queued', 'retrying']) reached.add(state);
    expect([...reached].sort()).toEqual([...liveStates].sort());
  });

  it('no state both needs the user and works', () => {
    expect(liveStates.filter((state) => needsUser(state) && isWorking(state))).toEqual([]);
  });
});
