import type { EditFormat } from '../model/toolDetail.ts';

/** The parts of a call's input that tell how an edit was written down. */
export interface EditInput {
  /** The text to be replaced, or what stands in its place. */
  readonly before: string;
  /** A command's line, for tools of a shell. */
  readonly command: string;
}

/** A line of a file named by its number and a hash of it, as hashline edits do: `12:a3f|`. */
const hashReference = /^\s*\d+:[0-9a-f]{2,4}(?:\||\s*$)/m;

/** A shell command that writes files itself, looked for where its quoted words are left out. */
const shellEdit =
  /\bsed\s+(?:-[a-zA-Z]*\s+)*-i|\bsed\s+-[a-hj-zA-Z]*i|\bperl\s+-[a-z]*pi|(?:^|[;&|\n]\s*)(?:cat|echo|printf)\b[^;&|\n]*(?<!\d)>{1,2}\s*(?!\/dev\/|&)\S|\btee\s+(?:-a\s+)?(?!\/dev\/)[\w./~"'$-]|\bgit\s+apply\b|(?:^|[;&|\n]\s*)patch\s+-p\d/;

/** One of these is in any such command: most have none, and to see that is cheap. */
const shellEditWords = /[>]|sed|perl|tee|apply|patch/;

/** Quoted words, but not the quoted end mark of a text that is given. */
const quoted = /(?<!<<-?\s*)(?:'[^']*'|"(?:[^"\\]|\\.)*")/g;

/** How an edit was written down, or '' for a call that edits nothing. */
export function editFormatOf(tool: string, input: EditInput): EditFormat {
  const name = tool.toLowerCase();
  if (name === 'bash' || name === 'shell') {
    const command = input.command.slice(0, 2000);
    if (command.includes('hashline-processor')) return 'hashline';
    return shellEditWords.test(command) && shellEdit.test(command.replace(quoted, "''")) ? 'shell' : '';
  }
  if (name.includes('hashline')) return 'hashline';
  if (name === 'apply_patch' || name === 'patch' || name === 'apply_diff') return 'apply_patch';
  if (name === 'multiedit' || name === 'multi_edit') return 'multiedit';
  if (name === 'write' || name === 'create_file' || name === 'write_file') return 'write';
  if (name === 'editblock' || name === 'edit_block') return 'editblock';
  if (name === 'edit' || name === 'str_replace' || name === 'edit_file') {
    const before = input.before.slice(0, 2000);
    if (hashReference.test(before)) return 'hashline';
    return before.includes('<<<<<<< SEARCH') ? 'editblock' : 'edit';
  }
  return /(?:^|_)(?:edit|str_replace|replace_in_file|apply_patch)(?:$|_)/.test(name) ? 'other' : '';
}
