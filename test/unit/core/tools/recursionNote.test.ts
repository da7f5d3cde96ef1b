import { expect, test } from 'vitest';
import { recursionFacts, recursionNote } from '../../../../src/core/tools/recursionNote.ts';

const factsOf = (tool: string, command: string, input: Record<string, unknown>): unknown => {
  const note = recursionNote(tool, command, input);
  return note === null ? null : recursionFacts(note);
};

test.each([
  ['rlm_repl', '', { command: 'exec', code: 'write_chunks(dir, size=200_000)' }, ['repl', 'exec', 200_000, 0]],
  ['tachikoma_rlm_repl', '', { command: 'init' }, ['repl', 'init', 0, 0]],
  ['bash', 'python3 .opencode/rlm_repl.py exec -c "chunks = 8"', {}, ['script', 'exec', 0, 8]],
  ['task', '', { subagent_type: 'rlm-subcall' }, ['agent', 'rlm-subcall', 0, 0]],
])('%s %s %j is recursion', (tool, command, input, [way, word, chunkSize, chunks]) => {
  expect(factsOf(tool, command, input)).toEqual({ way, command: word, chunkSize, chunks });
});

test.each([
  ['task', '', { subagent_type: 'explore' }],
  ['bash', 'cat rlm_repl.py', {}],
  ['bash', 'vim my_rlm_repl.python', {}],
  ['read', '', { filePath: 'rlm_repl.py' }],
])('%s %s %j is none', (tool, command, input) => {
  expect(factsOf(tool, command, input)).toBeNull();
});

test('an agent name is no note of recursion', () => {
  expect(recursionFacts('explore')).toBeNull();
});
