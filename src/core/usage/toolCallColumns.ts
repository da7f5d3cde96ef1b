import type { Narrow } from './columns.ts';

/** Columns of a tool call table; names as in `ToolCall` and `ToolDetail`, numbers from the pools where those have strings. */
export type ToolCallColumns = {
  rowid: Narrow;
  session: Narrow;
  tool: Narrow;
  skill: Narrow;
  status: Uint8Array;
  started: Float64Array;
  /** ms; 0 while it runs. */
  duration: Narrow;
  outputLength: Narrow;
  /** Hash of the id of the message it belongs to, to be looked for in its session; 0 without. */
  message: Uint32Array;
  key: Uint32Array;
  target: Narrow;
  note: Narrow;
  child: Narrow;
  version: Narrow;
  inputLength: Narrow;
  failure: Uint8Array;
  format: Uint8Array;
  command: Uint8Array;
  /** Of `toolFlags`. */
  flags: Uint8Array;
};

/** Empty columns with room for `capacity` tool calls, as narrow as columns are at first. */
export function toolCallColumns(capacity: number): ToolCallColumns {
  return {
    rowid: new Uint32Array(capacity),
    session: new Uint8Array(capacity),
    tool: new Uint8Array(capacity),
    skill: new Uint8Array(capacity),
    status: new Uint8Array(capacity),
    started: new Float64Array(capacity),
    duration: new Uint8Array(capacity),
    outputLength: new Uint8Array(capacity),
    message: new Uint32Array(capacity),
    key: new Uint32Array(capacity),
    target: new Uint8Array(capacity),
    note: new Uint8Array(capacity),
    child: new Uint8Array(capacity),
    version: new Uint8Array(capacity),
    inputLength: new Uint8Array(capacity),
    failure: new Uint8Array(capacity),
    format: new Uint8Array(capacity),
    command: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
  };
}
