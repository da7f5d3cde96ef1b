import type { FinishReason } from '../model/request.ts';

/** The newest message of a session: a prompt, or an answer. */
export type NewestMessage =
  | { readonly role: 'user'; readonly created: number }
  | {
      readonly role: 'assistant';
      /** ms since the epoch. */
      readonly created: number;
      /** ms since the epoch; 0 while it runs. */
      readonly completed: number;
      readonly finish: FinishReason;
      /** The error's name, or ''. */
      readonly error: string;
      readonly compaction: boolean;
    };

/** A part of the newest answer that is not over. */
export interface OpenPart {
  readonly kind: 'tool' | 'reasoning' | 'text';
  /** The tool's name, or ''. */
  readonly tool: string;
  /** `pending` while the tool's input is still being written. */
  readonly pending: boolean;
  /** ms since the epoch. */
  readonly started: number;
}

/** What a server told about a session, when the user named one in the settings. */
export interface ServerWord {
  readonly status: 'idle' | 'busy' | 'retry';
  /** A permission or a question the user has not answered: what it is about, or null. */
  readonly asks: 'permission' | 'question' | null;
  /** ms since the epoch. */
  readonly since: number;
}

/** Whether a process may be at work on the session: one is matched, there is none, or nobody can tell. */
export type ProcessWord = 'there' | 'gone' | 'unknown';

/** Everything that decides what a session is doing. */
export interface LiveFacts {
  readonly newest: NewestMessage | null;
  /** The last part of the newest answer that is not over, a question or tool before anything else. */
  readonly open: OpenPart | null;
  readonly process: ProcessWord;
  /** Percent of a processor over the last interval; null when unknown. */
  readonly cpu: number | null;
  readonly server: ServerWord | null;
  /** ms since the epoch of the newest sign of life in the data. */
  readonly lastActivity: number;
  /** ms since the epoch when the user last looked at the session; 0 for never. */
  readonly seen: number;
  /** ms since the epoch. */
  readonly now: number;
}
