import { RowTable } from './rowTable.ts';

/** What oh-my-pi's log tells of a tool call beyond what every agent records. */
export interface ToolExtra {
  readonly rowid: number;
  /** Rowid of the request that made the call, or 0 when its message is no request. */
  readonly request: number;
  /** ms since the epoch when the request began. */
  readonly time: number;
  /** Number in the pools' models. */
  readonly model: number;
  /** Calls the same answer made: its use is shared among them. */
  readonly inTurn: number;
  /** Letters of the call's arguments as JSON. */
  readonly argsChars: number;
}

/** Columns of tool extras; names as in `ToolExtra`. */
export type ToolExtraColumns = {
  rowid: Float64Array;
  request: Float64Array;
  time: Float64Array;
  model: Uint32Array;
  inTurn: Uint32Array;
  argsChars: Uint32Array;
};

/** Empty columns with room for `capacity` calls. */
export function toolExtraColumns(capacity: number): ToolExtraColumns {
  return {
    rowid: new Float64Array(capacity),
    request: new Float64Array(capacity),
    time: new Float64Array(capacity),
    model: new Uint32Array(capacity),
    inTurn: new Uint32Array(capacity),
    argsChars: new Uint32Array(capacity),
  };
}

/** What is known of the tool calls of a source beyond the tool call table; one slot means the same call in both. */
export class ToolExtras extends RowTable<ToolExtraColumns> {
  constructor(capacity = 256) {
    super(toolExtraColumns(capacity));
  }

  /** Inserts the row, or replaces the one with its rowid. */
  put(extra: ToolExtra): void {
    const slot = this.place(extra.rowid);
    const { columns } = this;
    columns.request[slot] = extra.request;
    columns.time[slot] = extra.time;
    columns.model[slot] = extra.model;
    columns.inTurn[slot] = extra.inTurn;
    columns.argsChars[slot] = extra.argsChars;
  }

  /** Takes the columns of a cache file, sorted by rowid, as the whole content. */
  override adopt(columns: ToolExtraColumns, size: number): void {
    super.adopt(columns, size);
  }
}
