import type { ToolFailure } from '../model/toolDetail.ts';

/** OpenCode's own phrases, of all versions and its forks' edit tools, and what they mean; the first that is found counts. */
const phrases: readonly (readonly [ToolFailure, RegExp])[] = [
  ['skill not found', /^(?:Error: )?Skill\b.{0,200}\bnot found\b/],
  ['unknown agent', /^(?:Error: )?Unknown agent type\b/],
  [
    'several matches',
    /multiple matches|multiple times|matches? multiple|more than one match|\b\d+ (?:matches|occurrences) (?:of|found)/i,
  ],
  [
    'must read first',
    /must (?:be )?read (?:the )?file|must (?:first )?read|Use the Read tool first|has not been read/i,
  ],
  [
    'changed since read',
    /modified since it was last read|changed since (?:it was )?(?:last )?read|hash(?:es)? (?:mismatch|do(?:es)? not match)/i,
  ],
  [
    'nothing to change',
    /No changes to apply|(?:oldString|old_string) and (?:newString|new_string) (?:are|must be) (?:identical|different)/i,
  ],
  [
    'text not found',
    /Could not find (?:oldString|old_string)|(?:oldString|old_string) not found|No (?:match|replacement)\b.{0,40}\b(?:found|performed)|SEARCH block.{0,40}(?:not found|failed)/i,
  ],
  [
    'patch does not apply',
    /patch verification failed|Invalid patch|Failed to (?:apply|find (?:context|expected lines))|patch rejected|patchText is required/i,
  ],
  ['not permitted', /rejected permission|rule which prevents|permission denied|EACCES|not allowed/i],
  ['aborted', /^(?:Error: )?(?:Tool execution )?aborted\b|was (?:aborted|cancelled|interrupted)|^AbortError/i],
  [
    'invalid arguments',
    /called with invalid arguments|Invalid (?:input|arguments)|ZodError|is required\b.{0,40}$|unavailable tool/i,
  ],
  ['timed out', /timed? ?out|ETIMEDOUT/i],
  [
    'file not found',
    /File not found|File .{1,400} (?:not found|does not exist)|ENOENT|No such file|is a directory, not a file/i,
  ],
];

/** Letters of an error looked at: a phrase stands at its beginning, and what follows may be long. */
const lookedAt = 600;

/** Why a call failed, by the text of its error. */
export function toolFailureOf(error: string): ToolFailure {
  const text = error.slice(0, lookedAt);
  return phrases.find(([, phrase]) => phrase.test(text))?.[0] ?? 'other';
}
