import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { liveStateOf } from '../../../../src/core/live/liveStateOf.ts';
import type { SessionDetail } from '../../../../src/core/live/sessionDetail.ts';
import { LogDetails } from '../../../../src/worker/live/logDetails.ts';
import { answer, entry, sessionHeader, titleSlot } from '../sources/ompLogs/support/lines.ts';

const noon = Date.UTC(2026, 10, 20, 12);
let root: string;
let log: string;
let details: LogDetails;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'log-details-'));
  log = path.join(root, 'one.jsonl');
  details = new LogDetails();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const prompt = (at: number, more: Record<string, unknown> = {}): string =>
  entry('message', 'u1', at, { message: { role: 'user', content: 'Fix it', timestamp: at, ...more } });
const calls = (at: number, ...names: readonly string[]): string =>
  answer({
    at,
    message: {
      content: [
        { type: 'text', text: 'Let me see.\nFirst the tests.' },
        ...names.map((name) => ({
          type: 'toolCall',
          id: `call-${name}`,
          name,
          arguments:
            name === 'ask' ? { questions: [{ question: 'Which one?' }] } : { command: 'npm test', path: 'a.ts' },
        })),
      ],
      stopReason: 'toolUse',
    },
  });
const result = (at: number, name: string): string =>
  entry('message', 'r1', at, {
    message: { role: 'toolResult', toolCallId: `call-${name}`, content: [], timestamp: at },
  });

function read(...lines: readonly string[]): SessionDetail {
  writeFileSync(log, `${titleSlot('T')}${sessionHeader(0)}${lines.join('')}`);
  const detail = details.read(new Map([['s', log]])).get('s');
  if (detail === undefined) throw new Error('nothing was read');
  return detail;
}

function stateOf(detail: SessionDetail, process: 'there' | 'gone' = 'there'): string {
  const facts = { ...detail, process, cpu: 0, server: null, lastActivity: detail.lastSign, seen: 0 };
  return liveStateOf({ ...facts, now: detail.lastSign + 1000 }).state;
}

describe('an oh-my-pi session', () => {
  it('has the todos of its newest list', () => {
    const list = (at: number, ...states: readonly string[]): string =>
      entry('message', `t${at}`, at, {
        message: {
          ...{ role: 'toolResult', toolCallId: 'call-todo', toolName: 'todo', content: [], timestamp: at },
          details: {
            phases: [{ name: 'All', tasks: states.map((status) => ({ content: `Task is ${status}`, status })) }],
          },
        },
      });
    const lines = [prompt(noon), calls(noon + 1000, 'todo'), list(noon + 2000, 'pending')];
    expect(read(...lines, calls(noon + 3000, 'todo'), list(noon + 4000, 'completed', 'blocked')).todos).toEqual([
      { text: 'Task is completed', status: 'completed', priority: '' },
      { text: 'Task is blocked', status: 'pending', priority: '' },
    ]);
    expect(read(prompt(noon), calls(noon + 1000, 'bash')).todos).toEqual([]);
  });

  it('thinks about a prompt, and was interrupted in it when its process is gone', () => {
    const detail = read(answer({ at: noon }), prompt(noon + 10_000));
    expect(detail).toMatchObject({ newest: { role: 'user' }, roundStart: noon + 10_000, lastLine: 'Done.' });
    expect([stateOf(detail), stateOf(detail, 'gone')]).toEqual(['thinking', 'interrupted']);
  });

  it('is at work with a tool that has no result yet, since the tool began', () => {
    const began = entry('custom', 'c1', noon + 2000, {
      customType: 'tool_execution_start',
      data: { toolCallId: 'call-bash', startedAt: new Date(noon + 1500).toISOString() },
    });
    const detail = read(prompt(noon - 5000), calls(noon, 'read', 'bash'), result(noon + 1200, 'read'), began);
    expect(detail.tool).toEqual({ name: 'bash', about: 'npm test', started: noon + 1500 });
    expect(detail.lastLine).toBe('First the tests.');
    expect([stateOf(detail), stateOf(detail, 'gone')]).toEqual(['tool', 'interrupted']);
  });

  it('waits for the user who is asked', () => {
    const detail = read(prompt(noon - 5000), calls(noon, 'read', 'ask'));
    expect([stateOf(detail), detail.question]).toEqual(['waiting', 'Which one?']);
  });

  it('goes on when the last result is there', () => {
    const detail = read(prompt(noon - 5000), calls(noon, 'bash'), result(noon + 9000, 'bash'));
    expect(detail).toMatchObject({ tool: null, newest: { completed: noon + 9000 } });
    expect(stateOf(detail)).toBe('thinking');
  });

  it('is finished, truncated, failed or stopped as its last answer says', () => {
    const states = (['stop', 'length', 'error', 'aborted'] as const).map((stopReason) =>
      stateOf(read(prompt(noon - 5000), answer({ at: noon, message: { stopReason } }))),
    );
    expect(states).toEqual(['finished', 'truncated', 'error', 'idle']);
  });

  it('has its round since the user’s own prompt, not one that was made up', () => {
    const detail = read(prompt(noon - 5000), prompt(noon - 4000, { synthetic: true }), answer({ at: noon }));
    expect(detail.roundStart).toBe(noon - 5000);
  });
});

describe('the end of a log', () => {
  it('is enough, however long the log, and further back when a line fills it', () => {
    const long = 'x'.repeat(300_000);
    const filler = entry('message', 'r0', noon, { message: { role: 'toolResult', toolCallId: 'x', content: long } });
    const detail = read(prompt(noon - 5000), answer({ at: noon }), filler);
    expect(detail).toMatchObject({ newest: { role: 'assistant' }, lastLine: 'Done.', roundStart: noon - 5000 });
  });

  it('may be half written, broken, or gone', () => {
    const whole = read(prompt(noon - 5000), answer({ at: noon }));
    appendFileSync(log, '{"type":"message","id":"half');
    expect(details.read(new Map([['s', log]])).get('s')).toEqual(whole);
    expect(details.read(new Map([['s', path.join(root, 'none.jsonl')]])).size).toBe(0);
    writeFileSync(log, 'no JSON at all\n[]\n{"type":"message","message":7}\n');
    expect(details.read(new Map([['s', log]])).get('s')?.newest).toBeNull();
  });

  it('is not read again while nothing was written', () => {
    const first = read(prompt(noon - 5000), answer({ at: noon }));
    expect(details.read(new Map([['s', log]])).get('s')).toBe(first);
  });
});
