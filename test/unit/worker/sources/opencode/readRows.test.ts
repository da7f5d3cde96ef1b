import { describe, expect, it } from 'vitest';
import { maximumTitleLength } from '../../../../../src/core/model/session.ts';
import { readProject } from '../../../../../src/worker/sources/opencode/readProject.ts';
import { readSession } from '../../../../../src/worker/sources/opencode/readSession.ts';
import { readPart } from '../../../../../src/worker/sources/opencode/readPart.ts';
import type { ToolCall } from '../../../../../src/core/model/toolCall.ts';
import type { Remark } from '../../../../../src/worker/sources/opencode/remark.ts';
import { selectList } from '../../../../../src/worker/sources/opencode/selectList.ts';

const none = (fault: string): void => expect.unreachable(fault);

function faultsOf(read: (remark: (fault: string) => void) => unknown): string[] {
  const faults: string[] = [];
  read((fault) => faults.push(fault));
  return faults;
}

describe('a session', () => {
  const row = [3, 'ses_1', null, 'p1', '/d', 'sub', 'Title', '1.18.33', 10, 20, null];

  it('is read from its row', () => {
    expect(readSession(row, none)).toEqual({
      rowid: 3,
      id: 'ses_1',
      parentId: '',
      projectId: 'p1',
      directory: '/d',
      path: 'sub',
      title: 'Title',
      version: '1.18.33',
      created: 10,
      updated: 20,
      archived: 0,
    });
  });

  it('has no path where its database does not say', () => {
    expect(readSession(row.with(5, null), none)?.path).toBeNull();
    expect(readSession(row.with(5, ''), none)?.path).toBe('');
  });

  it('has a title of one line and bounded length', () => {
    expect(readSession(row.with(6, 'a\r\n\u0007b\u2066c'), none)?.title).toBe('a bc');
    expect(readSession(row.with(6, 'x'.repeat(100_000)), none)?.title.length).toBe(maximumTitleLength);
  });

  it('without an id is none; other faults are remarked', () => {
    expect(faultsOf((remark) => readSession(row.with(1, null), remark))).toEqual(['id is not text']);
    expect(faultsOf((remark) => readSession(row.with(6, 7).with(8, 'x'), remark))).toEqual([
      'title is not text',
      'time_created is not a time',
    ]);
  });
});

describe('a project', () => {
  it('is read with the worktrees linked to it', () => {
    expect(readProject(['p', '/w', null, '["/w-1","/w-2",3]'], none)).toEqual({
      id: 'p',
      worktree: '/w',
      name: '',
      sandboxes: ['/w-1', '/w-2'],
    });
  });

  it('whose list is broken has none, with a remark', () => {
    for (const list of ['[', '{}', '7']) {
      expect(faultsOf((remark) => readProject(['p', '/w', 'n', list], remark))).toEqual(['sandboxes is not a list']);
    }
  });
});

function readToolCall(row: readonly unknown[], remark: Remark): ToolCall | null {
  const value = readPart(row, remark);
  return value !== null && 'tool' in value ? value : null;
}

describe('a tool call', () => {
  const row = (part: unknown): unknown[] => [5, 'prt_1', 'msg_1', 'ses_1', 100, 200, JSON.stringify(part)];
  const state = {
    status: 'completed',
    input: { name: 'release-notes' },
    output: 'four',
    time: { start: 110, end: 190 },
  };

  it('is read from its part', () => {
    expect(readToolCall(row({ type: 'tool', tool: 'bash', state }), none)).toMatchObject({
      rowid: 5,
      messageId: 'msg_1',
      sessionId: 'ses_1',
      tool: 'bash',
      skill: '',
      status: 'completed',
      started: 110,
      ended: 190,
      outputLength: 4,
    });
  });

  it('of the skill tool names its skill', () => {
    expect(readToolCall(row({ type: 'tool', tool: 'skill', state }), none)?.skill).toBe('release-notes');
  });

  it('keeps what tells calls apart, and nothing of what they said', () => {
    const edit = {
      type: 'tool',
      tool: 'edit',
      state: {
        status: 'error',
        input: { filePath: '/w/a.ts', oldString: 'secret before', newString: 'secret after' },
        error: 'Could not find oldString in the file: secret before',
        time: { start: 110, end: 190 },
      },
    };
    const call = readToolCall(row(edit), none);
    expect(call?.detail).toMatchObject({
      target: '/w/a.ts',
      failure: 'text not found',
      format: 'edit',
      inputLength: 7 + 13 + 12,
      exit: undefined,
    });
    expect(JSON.stringify(call)).not.toContain('secret');
  });

  it('of the shell has its exit code and kind, and fails with another code than zero', () => {
    const bash = (metadata: unknown): unknown =>
      readToolCall(
        row({ type: 'tool', tool: 'bash', state: { ...state, input: { command: 'npm test' }, metadata } }),
        none,
      )?.detail;
    expect(bash({ exit: 3 })).toMatchObject({ exit: 3, command: 'test', failure: 'exit code' });
    expect(bash({ exit: 0 })).toMatchObject({ exit: 0, failure: '' });
    expect(bash({ exit: null })).toMatchObject({ exit: null, failure: '' });
  });

  it('of a missing skill names the skills there were', () => {
    const error = 'Skill "x" not found. Available skills: a, b';
    const part = { type: 'tool', tool: 'skill', state: { ...state, status: 'error', error } };
    expect(readToolCall(row(part), none)?.detail).toMatchObject({ failure: 'skill not found', note: 'a, b' });
  });

  it('of a sub-agent knows its session', () => {
    const input = { subagent_type: 'explore' };
    const part = { type: 'tool', tool: 'task', state: { ...state, input, metadata: { sessionId: 'ses_2' } } };
    expect(readToolCall(row(part), none)?.detail).toMatchObject({ child: 'ses_2', note: 'explore', recursion: false });
  });

  it('that OpenCode found invalid failed, and is told by the tool that was meant', () => {
    const input = { tool: 'edit', error: 'called with invalid arguments' };
    const part = { type: 'tool', tool: 'invalid', state: { ...state, input } };
    expect(readToolCall(row(part), none)?.detail).toMatchObject({ failure: 'invalid arguments', format: 'edit' });
  });

  it('that never started began with its part', () => {
    const pending = { type: 'tool', tool: 'bash', state: { status: 'pending', input: {}, raw: '' } };
    expect(readToolCall(row(pending), none)).toMatchObject({
      status: 'pending',
      started: 100,
      ended: 0,
      outputLength: 0,
    });
  });

  it('is no other part, though it speaks of a "tool"', () => {
    expect(readToolCall(row({ type: 'text', text: 'the "tool" type' }), none)).toBeNull();
    expect(readToolCall(row({ type: 'step-start' }), none)).toBeNull();
  });

  it('in an unknown state is told by its end', () => {
    const call = (time: unknown): unknown[] => row({ type: 'tool', tool: 'x', state: { status: 'failed', time } });
    const faults: string[] = [];
    const remark = (fault: string): void => void faults.push(fault);
    expect(readToolCall(call({ start: 1, end: 2 }), remark)?.status).toBe('completed');
    expect(readToolCall(call({ start: 1 }), remark)?.status).toBe('running');
    expect(faults).toEqual(['state.status is unknown', 'state.status is unknown']);
  });
});

describe('a text', () => {
  const row = (part: unknown): unknown[] => [5, 'prt_1', 'msg_1', 'ses_1', 100, 200, JSON.stringify(part)];
  const place = { rowid: 5, messageId: 'msg_1', sessionId: 'ses_1', at: 100 };

  it('of the user is kept as a hash of its words', () => {
    const mark = readPart(row({ type: 'text', text: '"Fix the login!"' }), none);
    expect(mark).toEqual({ ...place, kind: 'prompt', key: expect.any(Number) as number });
    expect(mark).toEqual(readPart(row({ type: 'text', text: 'fix  the login' }), none));
    expect(mark).not.toEqual(readPart(row({ type: 'text', text: 'fix the logout' }), none));
  });

  it('that OpenCode wrote in the name of the user is no prompt', () => {
    expect(readPart(row({ type: 'text', text: 'Continue', synthetic: true }), none)).toBeNull();
    expect(readPart(row({ type: 'text', text: '' }), none)).toBeNull();
  });

  it('of the model is kept when it classifies what the user wants', () => {
    const text =
      'So: {"intent":"debug","confidence":0.9,"suggested_action":"skill"}, or {"intent":"git","confidence":0.4}';
    expect(readPart(row({ type: 'text', text, time: { start: 1, end: 2 } }), none)).toEqual({
      ...place,
      kind: 'intent',
      intents: [
        { intent: 'debug', confidence: 0.9, route: 'skill' },
        { intent: 'git', confidence: 0.4, route: '' },
      ],
    });
    expect(readPart(row({ type: 'text', text: 'Done.', time: { start: 1, end: 2 } }), none)).toBeNull();
  });

  it('that a script printed classifies as well', () => {
    const output = '{"type":"code","confidence":0.6,"keywords":[]}';
    const state = { status: 'completed', input: { command: 'fast' }, output, time: { start: 110, end: 190 } };
    expect(readPart(row({ type: 'tool', tool: 'bash', state }), none)).toMatchObject([
      { tool: 'bash' },
      { kind: 'intent', intents: [{ intent: 'code' }], at: 110 },
    ]);
  });
});

it('selects by name what a table has, and nothing in the place of what it lacks', () => {
  expect(selectList(['rowid', 'id', 'path', 'title'], ['title', 'id'])).toBe('rowid, id, NULL AS path, title');
});
