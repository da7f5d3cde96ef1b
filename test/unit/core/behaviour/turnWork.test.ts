import { describe, expect, it, test } from 'vitest';
import { loopOutcomes } from '../../../../src/core/behaviour/turnWork.ts';
import { turnOutcomes } from '../../../../src/core/behaviour/turnTable.ts';
import { noToolDetail } from '../../../../src/core/model/toolDetail.ts';
import { TurnWriter } from '../../../support/turnWriter.ts';

/** Retries, loops and outcome of one turn. */
function workOf(lines: readonly string[]): { retries: number; loops: number; loop: string | undefined; run: number } {
  const { work } = new TurnWriter().turn(lines).base();
  return {
    retries: work.retries[0] ?? -1,
    loops: work.loops[0] ?? -1,
    loop: loopOutcomes[work.loop[0] ?? 0],
    run: work.run[0] ?? -1,
  };
}

describe('a retry is the same tool with the same key after an error in the turn', () => {
  it.each([
    ['the same edit again', ['edit a.ts !not found', 'edit a.ts'], 1],
    ['with a look between', ['edit a.ts !not found', 'read a.ts', 'edit a.ts'], 1],
    ['twice', ['edit a.ts !not found', 'edit a.ts !not found', 'edit a.ts'], 2],
    ['a command', ['npm install !1', 'npm install'], 1],
  ])('%s', (_name, lines, retries) => {
    expect(workOf(lines).retries).toBe(retries);
  });

  it.each([
    ['another file', ['edit a.ts !not found', 'edit b.ts']],
    ['another tool on the same file', ['edit a.ts !not found', 'write a.ts']],
    ['the same edit after a success', ['edit a.ts', 'edit a.ts']],
    ['the user said no', ['edit a.ts !denied', 'edit a.ts']],
    ['a test run again after the repair', ['edit a.ts', 'npm test !1', 'edit a.ts', 'npm test']],
    ['made good before', ['edit a.ts !not found', 'edit a.ts', 'edit a.ts']],
  ])('but not: %s', (_name, lines) => {
    expect(workOf(lines).retries).toBe(lines.length === 3 ? 1 : 0);
  });

  it('not in the next turn', () => {
    const { work } = new TurnWriter().turn(['edit a.ts !not found']).turn(['edit a.ts']).base();
    expect([...work.retries.slice(0, 2)]).toEqual([0, 0]);
  });
});

test.each([
  ['edit, test passes', ['edit a.ts', 'npm test'], 'verified at once', 0],
  ['edit, types pass', ['write a.ts', 'npx tsc'], 'verified at once', 0],
  ['edit, test fails, edit, passes', ['edit a.ts', 'npm test !1', 'edit a.ts', 'npm test'], 'repaired', 1],
  ['two rounds', ['edit a.ts', 'npm test !1', 'edit a.ts', 'npm test !1', 'edit b.ts', 'npm test'], 'repaired', 2],
  ['edit, test fails, the end', ['edit a.ts', 'npm test !1'], 'gave up', 0],
  ['edit, test fails, edit, the end', ['edit a.ts', 'npm test !1', 'edit a.ts'], 'unverified', 1],
  ['edit, nothing checked', ['edit a.ts'], 'unverified', 0],
  ['edit, a command that checks nothing', ['edit a.ts', 'git status'], 'unverified', 0],
  ['checked, then edited again', ['edit a.ts', 'npm test', 'edit a.ts'], 'unverified', 0],
  ['a failed edit is none', ['edit a.ts !not found', 'npm test'], 'none', 0],
  ['a test before any edit is none', ['npm test !1', 'read a.ts'], 'none', 0],
  ['a failing test before the edit is no round', ['npm test !1', 'edit a.ts', 'npm test'], 'verified at once', 0],
])('%s', (_name, lines, loop, loops) => {
  expect(workOf(lines)).toMatchObject({ loop, loops });
});

test.each([
  ['three in a row', ['ls', 'ls', 'ls'], 3],
  ['something between', ['ls', 'read a.ts', 'ls', 'read a.ts', 'ls'], 1],
  ['other commands', ['ls a', 'ls b', 'ls c'], 1],
  ['it worked in the end', ['npm install !1', 'npm install !1', 'npm install'], 1],
  ['it worked, then three in a row', ['npm install !1', 'npm install', 'ls', 'ls', 'ls'], 3],
  ['it never worked', ['npm install !1', 'npm install !1', 'npm install !1'], 3],
])('the same call: %s', (_name, lines, run) => {
  expect(workOf(lines).run).toBe(run);
});

test('three edits of three places in one file are not the same call', () => {
  const writer = new TurnWriter().turn(['edit a.ts', 'edit a.ts', 'edit a.ts']);
  const { inputLength } = writer.source.toolCalls.columns;
  for (const slot of [0, 1, 2]) inputLength[slot] = 40 + slot;
  expect(writer.base().work.run[0]).toBe(1);
});

test('calls made at once are not one made again', () => {
  const writer = new TurnWriter();
  writer.source.request('ses_1', { id: 'msg_1', promptId: 'msg_u1', finish: 'tool-calls' });
  const detail = { ...noToolDetail, key: 7 };
  for (let index = 0; index < 3; index++) {
    writer.source.toolCall('ses_1', {
      messageId: 'msg_1',
      tool: 'task',
      status: 'completed',
      started: noonLater,
      ended: noonLater + 9,
      detail,
    });
  }
  expect(writer.base().work.run[0]).toBe(1);
});

describe('turns', () => {
  it('are requests that answer one prompt, a compaction is in none', () => {
    const writer = new TurnWriter().turn(['read a.ts', 'edit a.ts']).turn([]);
    writer.source.request('ses_1', { promptId: 'msg_u9', compaction: true });
    const { turns } = writer.base();
    expect([turns.size, ...turns.requests.slice(0, 2)]).toEqual([2, 3, 1]);
  });

  it('without named prompts end with an answer that calls no tools', () => {
    const writer = new TurnWriter();
    for (const finish of ['tool-calls', 'stop', 'tool-calls', 'tool-calls', 'stop'] as const) {
      writer.source.request('ses_1', { finish });
    }
    const { turns } = writer.base();
    expect([turns.size, ...turns.requests.slice(0, 2)]).toEqual([2, 2, 3]);
  });

  it.each([
    [{ finish: 'stop' }, 'completed'],
    [{ finish: 'length' }, 'cut off'],
    [{ finish: 'tool-calls' }, 'open'],
    [{ finish: 'none', error: 'APIError', tokens: {} }, 'failed'],
    [{ finish: 'none', error: 'MessageAbortedError' }, 'aborted'],
  ] as const)('%j ends %s', (draft, outcome) => {
    const writer = new TurnWriter();
    writer.source.request('ses_1', { promptId: 'msg_u1', ...draft });
    expect(turnOutcomes[writer.base().turns.outcome[0] ?? -1]).toBe(outcome);
  });

  it('of a fork are counted where they happened', () => {
    const writer = new TurnWriter().turn(['edit a.ts']);
    const { columns } = writer.source.requests;
    writer.source.session('ses_2', { created: noonLater });
    for (const slot of [0, 1]) {
      writer.source.request('ses_2', {
        id: `msg_copy${slot}`,
        promptId: 'msg_copy',
        created: columns.created[slot] ?? 0,
        completed: columns.completed[slot] ?? 0,
        finish: slot === 0 ? 'tool-calls' : 'stop',
      });
    }
    writer.source.toolCall('ses_2', { messageId: 'msg_copy0', tool: 'edit' });
    const base = writer.base();
    expect(base.turns.size).toBe(1);
    expect([...(base.sources[0]?.requestOf ?? [])]).toEqual([0, -2]);
  });
});

const noonLater = Date.UTC(2026, 10, 20, 13);
