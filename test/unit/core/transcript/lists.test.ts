import { describe, expect, it } from 'vitest';
import { fileTable, relativePath } from '../../../../src/core/transcript/fileTable.ts';
import { todoHistory } from '../../../../src/core/transcript/todoHistory.ts';
import type { FileTouch, Todo } from '../../../../src/core/transcript/transcript.ts';
import { buildTurns } from '../../../../src/core/transcript/turn.ts';
import { call, nine, prompt, request, transcript } from './support.ts';

const touch = (
  kind: FileTouch['kind'],
  path: string,
  added: number | null = null,
  removed: number | null = null,
): FileTouch => ({
  ...{ kind, path, added, removed, status: 'modified' },
});

describe('the files of a session', () => {
  it('are counted once by any name, lines as the prompt recorded them, else as its calls did', () => {
    const turns = buildTurns(
      transcript({
        prompts: [
          prompt('p1', 0, { changes: [{ path: 'src/a.ts', added: 5, removed: 1, status: 'modified' }] }),
          prompt('p2', 100_000),
        ],
        requests: [request('r1', 10, { promptId: 'p1' }), request('r2', 100_010, { promptId: 'p2' })],
        calls: [
          call('c1', 20, { requestId: 'r1', tool: 'read', files: [touch('read', '/w/src/a.ts')] }),
          call('c2', 30, { requestId: 'r1', tool: 'edit', files: [touch('change', '/w/src/a.ts', 9, 9)] }),
          call('c3', 40, { requestId: 'r1', tool: 'edit', status: 'error', files: [touch('change', '/w/src/a.ts')] }),
          call('c4', 50, { requestId: 'r1', tool: 'edit', files: [touch('change', '/w/b.ts', 2, 0)] }),
          call('c5', 100_020, { requestId: 'r2', tool: 'write', files: [touch('change', '/w/src/a.ts', 3, 0)] }),
          call('c6', 100_030, { requestId: 'r2', tool: 'read', files: [touch('read', '/elsewhere/c.ts')] }),
        ],
      }),
    );
    expect(fileTable(turns, '/w/')).toEqual([
      { path: 'src/a.ts', reads: 1, changes: 2, failures: 1, added: 8, removed: 1, turns: ['p1', 'p2'] },
      { path: 'b.ts', reads: 0, changes: 1, failures: 0, added: 2, removed: 0, turns: ['p1'] },
      { path: '/elsewhere/c.ts', reads: 1, changes: 0, failures: 0, added: null, removed: null, turns: [] },
    ]);
  });

  it('keep a path that only looks like it is inside', () => {
    expect(relativePath('/web/a', '/w')).toBe('/web/a');
    expect(relativePath('C:\\p\\src\\a.ts', 'C:\\p')).toBe('src/a.ts');
    expect(relativePath('a.ts', '')).toBe('a.ts');
  });
});

describe('todos', () => {
  const todo = (content: string, state: Todo['state']): Todo => ({ content, state, priority: 'high' });

  it.each([
    ['no call wrote one', null, 0, ['one completed']],
    ['the agent keeps a newer one', 'pending', 5000, ['one completed']],
    ['it was written while the call ran', 'completed', 200, ['one completed']],
    ['a call wrote a newer one', 'in_progress', -1000, ['one in_progress']],
  ] as const)('are of the list beside the calls: %s', (_, said, at, expected) => {
    const calls = said === null ? [] : [call('c1', 0, { todos: [todo('one', said)] })];
    const lines = todoHistory({ calls, todoList: { todos: [todo('one', 'completed')], at: nine + at } });
    expect(lines.map(({ content, state }) => `${content} ${state}`)).toEqual(expected);
    // Each step is a change, also where both say the same.
    expect(new Set(lines[0]?.steps.map(({ state }) => state)).size).toBe(lines[0]?.steps.length);
  });

  it('have their state and what became of them', () => {
    const calls = [
      call('c1', 0, { todos: [todo('one', 'pending'), todo('two', 'pending')] }),
      call('c2', 1000, { todos: [todo('one', 'in_progress'), todo('two', 'pending'), todo('three', 'pending')] }),
      call('c3', 2000, { status: 'error', todos: [] }),
      call('c4', 3000, { todos: [todo('three', 'pending'), todo('one', 'completed')] }),
    ];
    const lines = todoHistory({ calls, todoList: null });
    expect(lines.map(({ content, state, listed }) => [content, state, listed])).toEqual([
      ['three', 'pending', true],
      ['one', 'completed', true],
      ['two', 'pending', false],
    ]);
    expect(lines[1]?.steps.map(({ state, at }) => [state, at - nine])).toEqual([
      ['pending', 500],
      ['in_progress', 1500],
      ['completed', 3500],
    ]);
    expect(lines[2]?.steps.at(-1)).toEqual({ state: 'removed', at: nine + 3500 });
  });
});
