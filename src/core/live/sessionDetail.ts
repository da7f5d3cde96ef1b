import type { NewestMessage, OpenPart } from './liveFacts.ts';

/** An entry of a session's todo list. */
export interface LiveTodo {
  /** One safe line. */
  readonly text: string;
  readonly status: 'pending' | 'in_progress' | 'completed' | 'cancelled';
  readonly priority: 'high' | 'medium' | 'low' | '';
}

/** A tool at work. */
export interface LiveTool {
  readonly name: string;
  /** What it is about, one safe line: a file, a command, a pattern; or ''. */
  readonly about: string;
  /** ms since the epoch. */
  readonly started: number;
}

/** What is read of a live session beside its figures. */
export interface SessionDetail {
  readonly newest: NewestMessage | null;
  readonly open: OpenPart | null;
  /** The tool that `open` is, or null. */
  readonly tool: LiveTool | null;
  /** The last line of the newest text the model wrote, one safe line; '' when it has not said anything. */
  readonly lastLine: string;
  /** What a question tool asks, one safe line, or ''. */
  readonly question: string;
  /** ms since the epoch of the newest prompt; 0 without one. */
  readonly roundStart: number;
  /** ms since the epoch of the newest sign of life; 0 without one. */
  readonly lastSign: number;
  readonly todos: readonly LiveTodo[];
  /** False for a session nobody can answer in (`run`, a commit message, a sub-agent); null when its row does not say. */
  readonly interactive: boolean | null;
}

/** The same while it is put together, from the newest on backwards. */
export type SessionDetailDraft = { -readonly [Name in keyof SessionDetail]: SessionDetail[Name] };

/** True when nothing older could add anything. */
export function isWholeDetail({ newest, lastLine, roundStart }: SessionDetail): boolean {
  return newest !== null && lastLine !== '' && roundStart > 0;
}

/** A session nothing was read of. */
export const noDetail: SessionDetail = {
  newest: null,
  open: null,
  tool: null,
  lastLine: '',
  question: '',
  roundStart: 0,
  lastSign: 0,
  todos: [],
  interactive: null,
};
