/** How an edit was written down by the model; '' for a call that edits nothing. */
export type EditFormat =
  '' | 'edit' | 'multiedit' | 'write' | 'apply_patch' | 'hashline' | 'editblock' | 'shell' | 'other';

/** What a shell command was run for, as far as its words tell. */
export type CommandKind = '' | 'test' | 'lint' | 'types' | 'build' | 'other';

/**
 * Why a call failed, by OpenCode's own phrases; '' when it did not. The text itself is never kept: it may hold what the
 * user's files hold.
 */
export type ToolFailure =
  | ''
  | 'text not found'
  | 'several matches'
  | 'must read first'
  | 'changed since read'
  | 'nothing to change'
  | 'patch does not apply'
  | 'file not found'
  | 'not permitted'
  | 'aborted'
  | 'invalid arguments'
  | 'timed out'
  | 'skill not found'
  | 'unknown agent'
  | 'exit code'
  | 'other';

/** What is kept of a call's input and output beside its length: enough to compare calls, not to read them. */
export interface ToolDetail {
  /** Hash of what the call is about (file, command, pattern, address, name); 0 without. */
  readonly key: number;
  /** The file it is about, as written, or ''. */
  readonly target: string;
  readonly failure: ToolFailure;
  /** Of a missing skill the names there were; of a sub-agent its kind; of a recursion what it said of its chunks; else ''. */
  readonly note: string;
  readonly format: EditFormat;
  readonly command: CommandKind;
  /** Exit code of a shell command; null when it was aborted or does not say, undefined for other tools. */
  readonly exit: number | null | undefined;
  /** Length of what the model wrote as input, in characters. */
  readonly inputLength: number;
  /** The session a sub-agent's call started, or ''. */
  readonly child: string;
  /** Hash of a skill's text as it was loaded; 0 for anything else. */
  readonly version: number;
  readonly recursion: boolean;
  readonly question: boolean;
  /** True when compaction took the output out of the context again. */
  readonly compacted: boolean;
}

/** A call of which nothing more is known. */
export const noToolDetail: ToolDetail = {
  key: 0,
  target: '',
  failure: '',
  note: '',
  format: '',
  command: '',
  exit: undefined,
  inputLength: 0,
  child: '',
  version: 0,
  recursion: false,
  question: false,
  compacted: false,
};
