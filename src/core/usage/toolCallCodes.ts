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

const noExit = 0;
const unknownExit = 1;
const mostExit = 0xfffe;

/** The number of a word in one of these lists. */
export function codeOf<Word>(words: readonly Word[], word: Word): number {
  return Math.max(0, words.indexOf(word));
}

/** An exit code as a column holds it: nothing, unknown (null), or the code plus two. */
export function exitCode(exit: number | null | undefined): number {
  if (exit === undefined) return noExit;
  if (exit === null || !Number.isInteger(exit) || exit < 0) return unknownExit;
  return Math.min(mostExit, exit + 2);
}

/** The exit code a column holds: undefined for none, null for an unknown one. */
export function exitOf(code: number): number | null | undefined {
  if (code === noExit) return undefined;
  return code === unknownExit ? null : code - 2;
}

/** The bits of what is either so or not. */
export function flagsOf({ recursion, question, compacted }: ToolDetail): number {
  return (
    (recursion ? toolFlags.recursion : 0) | (question ? toolFlags.question : 0) | (compacted ? toolFlags.compacted : 0)
  );
}
