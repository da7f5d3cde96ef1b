import type { CommandKind, EditFormat, ToolDetail, ToolFailure } from '../model/toolDetail.ts';

/** Edit formats by the number a column holds; append only, cache files hold the numbers. */
export const editFormats: readonly EditFormat[] = [
  '',
  'edit',
  'multiedit',
  'write',
  'apply_patch',
  'hashline',
  'editblock',
  'shell',
  'other',
];

/** Kinds of shell commands by the number a column holds; append only. */
export const commandKinds: readonly CommandKind[] = ['', 'test', 'lint', 'types', 'build', 'other'];

/** Reasons of failure by the number a column holds; append only. */
export const toolFailures: readonly ToolFailure[] = [
  '',
  'text not found',
  'several matches',
  'must read first',
  'changed since read',
  'nothing to change',
  'patch does not apply',
  'file not found',
  'not permitted',
  'aborted',
  'invalid arguments',
  'timed out',
  'skill not found',
  'unknown agent',
  'exit code',
  'other',
];

/** Bits of a tool call's `flags` column. */
export const toolFlags = { recursion: 1, question: 2, compacted: 4 } as const;

/** The number of a word in one of these lists. */
export function codeOf<Word>(words: readonly Word[], word: Word): number {
  return Math.max(0, words.indexOf(word));
}

/** The bits of what is either so or not. */
export function flagsOf({ recursion, question, compacted }: ToolDetail): number {
  return (
    (recursion ? toolFlags.recursion : 0) | (question ? toolFlags.question : 0) | (compacted ? toolFlags.compacted : 0)
  );
}
