/** Columns of a tool call table; names as in `ToolCall` and `ToolDetail`, numbers from the pools where those have strings. */
export type ToolCallColumns = {
  rowid: Float64Array;
  session: Uint32Array;
  tool: Uint32Array;
  skill: Uint32Array;
  status: Uint8Array;
  started: Float64Array;
  /** ms; 0 while it runs. */
  duration: Uint32Array;
  outputLength: Uint32Array;
  /** Hash of the id of the message it belongs to, to be looked for in its session; 0 without. */
  message: Uint32Array;
  key: Uint32Array;
  target: Uint32Array;
  note: Uint32Array;
  child: Uint32Array;
  version: Uint32Array;
  inputLength: Uint32Array;
  /** As `exitCode` makes it. */
  exit: Uint16Array;
  failure: Uint8Array;
  format: Uint8Array;
  command: Uint8Array;
  /** Of `toolFlags`. */
  flags: Uint8Array;
};

/** Empty columns with room for `capacity` tool calls. */
export function toolCallColumns(capacity: number): ToolCallColumns {
  return {
    rowid: new Float64Array(capacity),
    session: new Uint32Array(capacity),
    tool: new Uint32Array(capacity),
    skill: new Uint32Array(capacity),
    status: new Uint8Array(capacity),
    started: new Float64Array(capacity),
    duration: new Uint32Array(capacity),
    outputLength: new Uint32Array(capacity),
    message: new Uint32Array(capacity),
    key: new Uint32Array(capacity),
    target: new Uint32Array(capacity),
    note: new Uint32Array(capacity),
    child: new Uint32Array(capacity),
    version: new Uint32Array(capacity),
    inputLength: new Uint32Array(capacity),
    exit: new Uint16Array(capacity),
    failure: new Uint8Array(capacity),
    format: new Uint8Array(capacity),
    command: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
  };
}
