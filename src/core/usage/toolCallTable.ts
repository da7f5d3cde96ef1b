import type { ToolCall, ToolStatus } from '../model/toolCall.ts';
import { RowTable } from './rowTable.ts';
import type { UsagePools } from './usagePools.ts';

/** Largest duration a column holds, in ms: 49 days. */
const longest = 0xffffffff;

const statuses: readonly ToolStatus[] = ['pending', 'running', 'completed', 'error'];

/** Columns of a tool call table; names as in `ToolCall`, numbers from the pools where it has strings. */
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
  };
}

/** Every tool call of one source in about 40 bytes each. */
export class ToolCallTable extends RowTable<ToolCallColumns> {
  readonly #pools: UsagePools;

  constructor(pools: UsagePools, capacity = 1024) {
    super(toolCallColumns(capacity));
    this.#pools = pools;
  }

  /** Inserts the call, or replaces the row with its rowid; false when that row said the same already. */
  put(call: ToolCall): boolean {
    const session = this.#pools.sessionIds.intern(call.sessionId);
    const tool = this.#pools.tools.intern(call.tool);
    const skill = this.#pools.skills.intern(call.skill);
    const status = statuses.indexOf(call.status);
    const duration = call.ended === 0 ? 0 : Math.min(longest, Math.max(0, call.ended - call.started));
    const size = this.size;
    const slot = this.place(call.rowid);
    const columns = this.columns;
    if (
      size === this.size &&
      columns.session[slot] === session &&
      columns.tool[slot] === tool &&
      columns.skill[slot] === skill &&
      columns.status[slot] === status &&
      columns.started[slot] === call.started &&
      columns.duration[slot] === duration &&
      columns.outputLength[slot] === call.outputLength
    ) {
      return false;
    }
    columns.session[slot] = session;
    columns.tool[slot] = tool;
    columns.skill[slot] = skill;
    columns.status[slot] = status;
    columns.started[slot] = call.started;
    columns.duration[slot] = duration;
    columns.outputLength[slot] = call.outputLength;
    return true;
  }

  /** State of the call in this slot. */
  status(slot: number): ToolStatus {
    return statuses[this.columns.status[slot] ?? 0] ?? 'error';
  }

  /** Takes the columns of a cache file, sorted by rowid, as the whole content. */
  override adopt(columns: ToolCallColumns, size: number): void {
    super.adopt(columns, size);
  }
}
