import { expect, test } from 'vitest';
import { toolFailureOf } from '../../../../src/core/tools/toolFailureOf.ts';

test.each([
  ['Could not find oldString in the file. It must match exactly, including whitespace.', 'text not found'],
  ['Error: oldString not found in content', 'text not found'],
  ['Found multiple matches for oldString. Provide more surrounding context.', 'several matches'],
  ['oldString found multiple times and requires more code context', 'several matches'],
  ['You must read file /a/b.ts before overwriting it. Use the Read tool first', 'must read first'],
  ['File /a/b.ts has been modified since it was last read.', 'changed since read'],
  ['No changes to apply: oldString and newString are identical.', 'nothing to change'],
  ['apply_patch verification failed: Failed to find expected lines', 'patch does not apply'],
  ['File not found: /a/b.ts', 'file not found'],
  ['The user rejected permission to use this specific tool call.', 'not permitted'],
  ['The user has specified a rule which prevents you from using this specific tool call.', 'not permitted'],
  ['Tool execution aborted', 'aborted'],
  ['The edit tool was called with invalid arguments: expected string', 'invalid arguments'],
  ['Skill "x" not found. Available skills: a, b', 'skill not found'],
  ['Error: Skill x not found, Available skills: 0, 1', 'skill not found'],
  ['Unknown agent type: helper is not a valid agent type', 'unknown agent'],
  ['Request timed out', 'timed out'],
])('%s: %s', (error, failure) => {
  expect(toolFailureOf(error)).toBe(failure);
});

test('what no phrase tells is other, however long it is', () => {
  expect(toolFailureOf('the skill is lost')).toBe('other');
  expect(toolFailureOf(`${'x'.repeat(100_000)} File not found`)).toBe('other');
  expect(toolFailureOf('')).toBe('other');
});
