import type { Session } from '../../../core/model/session.ts';
import type { ToolCall } from '../../../core/model/toolCall.ts';
import type { ToolExtra } from '../../../core/usage/toolExtras.ts';
import type { PriorityFamilies } from './serviceTier.ts';

/** A tool call whose result has not come yet. */
export interface PendingTool {
  readonly call: ToolCall;
  readonly extra: ToolExtra;
}

/** What must be remembered of a log between two readings. */
export interface LogMemory {
  /** What the lines said of the session so far; null before the first. */
  session: Omit<Session, 'rowid' | 'title'> | null;
  /** The latest title in the lines. */
  title: string;
  /** The agent that works in it, as it introduced itself, or ''. */
  agent: string;
  priority: PriorityFamilies;
  /** Id of the line in which the user asked for what follows, or ''. */
  prompt: string;
  /** By the id the provider gave the call. */
  readonly pending: Map<string, PendingTool>;
  /** Rowids of its requests and tool calls, as stretches `[first, last]`. */
  readonly requests: [number, number][];
  readonly toolCalls: [number, number][];
  /** Lines that could not be read as what they claim to be. */
  malformed: number;
}

/** What is known of a log before its first line. */
export function emptyMemory(): LogMemory {
  return {
    session: null,
    title: '',
    agent: '',
    priority: [],
    prompt: '',
    pending: new Map(),
    requests: [],
    toolCalls: [],
    malformed: 0,
  };
}

/** Adds a rowid to stretches that are told in ascending order. */
export function addRow(stretches: [number, number][], rowid: number): void {
  const last = stretches.at(-1);
  if (last?.[1] === rowid - 1) last[1] = rowid;
  else stretches.push([rowid, rowid]);
}

/** Every rowid of these stretches. */
export function* rowsOf(stretches: readonly (readonly [number, number])[]): Generator<number> {
  for (const [first, last] of stretches) for (let rowid = first; rowid <= last; rowid++) yield rowid;
}
