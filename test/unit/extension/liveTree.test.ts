import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveReport, LiveSession } from '../../../src/core/live/liveReport.ts';
import { arrangeLive, defaultLiveQuery, needing, withSeen } from '../../../src/core/live/arrangeLive.ts';
import { newsOf } from '../../../src/extension/live/newsOf.ts';
import { LiveProvider } from '../../../src/extension/views/live/liveProvider.ts';
import { liveRows } from '../../../src/extension/views/live/liveRows.ts';
import { liveTooltip, processTooltip } from '../../../src/extension/views/live/liveTooltip.ts';
import type { LiveRow } from '../../../src/extension/views/live/liveNode.ts';
import { figures, now } from './support/samples.ts';

vi.mock('vscode', () => import('../../support/fakeVscode.ts'));

function session(id: string, more: Partial<LiveSession> = {}): LiveSession {
  const { cost, tokens, requests } = figures(1, 3);
  return {
    ...{ id, title: `Title ${id}`, directory: '/repo', projectLabel: 'repo', agent: 'opencode', state: 'idle' },
    ...{ since: now - 60_000, tool: null, question: '', lastLine: '', cost, requests, tokens, context: null },
    ...{ model: null, agentName: 'build', created: now, lastActivity: now, roundStart: 0, interactive: true },
    ...{ process: null, match: null, todos: [], subagents: [] },
    ...more,
  };
}

const report = (...sessions: readonly LiveSession[]): LiveReport => ({
  ...{ asOf: now, demo: false, trouble: null, serverTrouble: '', unmatched: [] },
  sessions,
});

const rowsOf = (live: LiveReport, at = now): readonly LiveRow[] =>
  liveRows(arrangeLive(live, defaultLiveQuery), defaultLiveQuery, at);

describe('what is live', () => {
  it('has what needs the user first, then the latest', () => {
    const live = report(
      session('a', { state: 'idle' }),
      session('b', { state: 'generating' }),
      session('c', { state: 'waiting', since: now - 9000 }),
      session('d', { state: 'waiting', since: now - 1000 }),
      session('e', { state: 'error' }),
    );
    const [all] = arrangeLive(live, defaultLiveQuery);
    expect(all?.sessions.map(({ id }) => id)).toEqual(['d', 'c', 'e', 'b', 'a']);
    expect(needing(live)).toBe(3);
  });

  it('is grouped by urgency and folder, filtered, and hides the background until asked', () => {
    const live = report(
      session('a', { state: 'waiting' }),
      session('b', { directory: '/other', projectLabel: 'other', title: 'Needle' }),
      session('c', { interactive: false, state: 'error' }),
    );
    const groups = (more: object) =>
      arrangeLive(live, { ...defaultLiveQuery, ...more }).map(({ id, sessions }) => [id, sessions.length]);
    expect(groups({ grouping: 'urgency' })).toEqual([
      ['needs', 1],
      ['rests', 1],
    ]);
    expect(groups({ grouping: 'folder' })).toEqual([
      ['/other', 1],
      ['/repo', 1],
    ]);
    expect(groups({ filter: 'needle' })).toEqual([['all', 1]]);
    expect(groups({ background: true })).toEqual([['all', 3]]);
    expect(needing(live)).toBe(1);
  });

  it('is news until the user has looked', () => {
    const live = report(session('a', { state: 'finished', since: now - 1000 }));
    expect(withSeen(live, { a: now }).sessions[0]?.state).toBe('idle');
    expect(withSeen(live, { a: now - 2000 }).sessions[0]?.state).toBe('finished');
  });
});

describe('a notification', () => {
  it('tells what began to wait or failed between two looks, once, and nothing of before', () => {
    const before = report(session('a', { state: 'generating' }), session('b', { state: 'waiting' }));
    const waits = session('a', { state: 'waiting', since: now + 500 });
    const after = report(waits, session('b', { state: 'waiting' }));
    expect(newsOf(undefined, after)).toEqual([]);
    expect(newsOf(before, after)).toEqual([waits]);
    expect(newsOf(after, after)).toEqual([]);
  });

  it('leaves out old failures that come into sight, and what nobody can answer', () => {
    const old = session('a', { state: 'error', since: now - 3_600_000 });
    const run = session('b', { state: 'error', since: now, interactive: false });
    expect(newsOf(report(), report(old, run))).toEqual([]);
  });
});

describe('the tree', () => {
  let drawn: unknown[];
  let provider: LiveProvider;
  beforeEach(() => {
    drawn = [];
    provider = new LiveProvider();
    provider.onDidChangeTreeData((node) => drawn.push(node?.id ?? 'all'));
  });

  it('shows a session with its question, tool, todos and sub-agents, whatever they call themselves', () => {
    const hostile = '\u001b[2J<img src=x> **b**\nsecond \u202eline';
    const [row] = rowsOf(
      report(
        session('a', {
          title: hostile,
          state: 'tool',
          tool: { name: 'bash', about: hostile, started: now - 3000 },
          todos: [
            { text: hostile, status: 'completed', priority: 'high' },
            { text: 'next', status: 'in_progress', priority: '' },
          ],
        }),
      ),
    );
    const looks = (one: LiveRow | undefined): unknown[] => [one?.look, ...(one?.children ?? []).flatMap(looks)];
    const texts = JSON.stringify(looks(row));
    for (const letter of ['\\u001b', '\u202e', '\\n']) expect(texts).not.toContain(letter);
    expect(row?.look.description).toContain('bash');
    expect(row?.children.map(({ look }) => look.label)).toEqual(['bash', 'Todos']);
    expect(row?.children[1]?.look.description).toContain('1 of 2');
  });

  it('explains rows in hovers that obey nothing their names say', () => {
    const hostile = '\u001b[2J<img src=x> **b** [run](command:x)\n| second \u202eline';
    const process = {
      ...({ pid: 7, identity: '7@1', agent: 'opencode', role: 'interactive', ancestors: [] } as const),
      ...{ tty: hostile, directory: hostile, started: now, cpu: 1, memoryBytes: 1, commandLine: hostile },
    };
    const match = { how: 'named', confidence: 'certain', reason: hostile } as const;
    const texts = { title: hostile, directory: hostile, question: hostile, lastLine: hostile, agentName: hostile };
    const model = { providerID: hostile, modelID: hostile };
    const hovers = [
      liveTooltip(session('a', { ...texts, model, process, match, state: 'waiting' }), now),
      processTooltip(process, now),
    ];
    for (const { value, isTrusted, supportHtml } of hovers) {
      expect(value).not.toMatch(/[\u001b\u202e]|<img|\*\*b\*\*|\[run\]\(/u);
      expect(value).toContain('second');
      expect([isTrusted, supportHtml]).not.toContain(true);
    }
  });

  it('draws again only what looks different, and the whole when the order moved', () => {
    provider.show(rowsOf(report(session('a'), session('b'))));
    expect(drawn).toEqual(['all']);
    provider.show(rowsOf(report(session('a'), session('b'))));
    expect(drawn).toEqual(['all']);
    provider.show(rowsOf(report(session('a'), session('b', { context: null, requests: 4, since: now - 120_000 }))));
    expect(drawn).toEqual(['all', 'session:b']);
    provider.show(rowsOf(report(session('b', { state: 'waiting' }), session('a'))));
    expect(drawn.at(-1)).toBe('all');
  });

  it('lets a hover be read: an age alone does not close it, news do', () => {
    const live = report(session('a', { state: 'generating' }));
    provider.show(rowsOf(live));
    const [node] = provider.getChildren();
    if (node === undefined) throw new Error('no row');
    provider.resolveTreeItem(provider.getTreeItem(node), node);
    provider.show(rowsOf(live, now + 30_000));
    expect(drawn).toEqual(['all']);
    provider.show(rowsOf(report(session('a', { state: 'error' })), now + 30_000));
    expect(drawn).toEqual(['all', 'session:a']);
  });
});
