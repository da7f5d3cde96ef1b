import type { ToolCall, ToolStatus } from '../model/toolCall.ts';
import { noToolDetail } from '../model/toolDetail.ts';
import { hashOf } from './hashOf.ts';
import { RowTable } from './rowTable.ts';
import type { ToolCallColumns } from './toolCallColumns.ts';
import { toolCallColumns } from './toolCallColumns.ts';
import { codeOf, commandKinds, editFormats, exitCode, flagsOf, toolFailures } from './toolCallCodes.ts';
import type { UsagePools } from './usagePools.ts';

/** Largest duration a column holds, in ms: 49 days. */
const longest = 0xffffffff;

const statuses: readonly ToolStatus[] = ['pending', 'running', 'completed', 'error'];
const ended = statuses.indexOf('completed');
const failed = statuses.indexOf('error');

/** Every tool call of one source in about 70 bytes each. */
export class ToolCallTable extends RowTable<ToolCallColumns> {
  readonly #pools: UsagePools;
  readonly #row = toolCallColumns(1);
  /** The last message and session, and their numbers: the calls of one come together. */
  #messageId = '';
  #message = 0;
  #sessionId = '';
  #session = 0;
  #latest = 0;

  constructor(pools: UsagePools, capacity = 1024) {
    super(toolCallColumns(capacity));
    this.#pools = pools;
  }

  /** Inserts the call, or replaces the row with its rowid; false when that row said the same already. */
  put(call: ToolCall): boolean {
    const size = this.size;
    const slot = this.place(call.rowid);
    if (size !== this.size) {
      this.#write(this.columns, slot, call);
      return true;
    }
    this.#write(this.#row, 0, call);
    let changed = false;
    for (const name of columnNames) {
      const value = this.#row[name][0] ?? 0;
      const column = this.columns[name];
      if (column[slot] === value) continue;
      column[slot] = value;
      changed = true;
    }
    return changed;
  }

  /** State of the call in this slot. */
  status(slot: number): ToolStatus {
    return statuses[this.columns.status[slot] ?? 0] ?? 'error';
  }

  /** Whether the call in this slot ended, well or not. */
  hasEnded(slot: number): boolean {
    const status = this.columns.status[slot] ?? 0;
    return status === ended || status === failed;
  }

  /** No call began later than this, ms since the epoch: known without the columns. */
  get latest(): number {
    return this.#latest;
  }

  /** Takes the columns of a cache file, sorted by rowid, as the whole content. */
  override adopt(columns: ToolCallColumns, size: number): void {
    super.adopt(columns, size);
    for (let slot = 0; slot < size; slot++) this.#latest = Math.max(this.#latest, columns.started[slot] ?? 0);
  }

  /** The same for columns that are read when they are first asked for; `latest` is what it was. */
  adoptWhenNeeded(size: number, latest: number, columns: () => ToolCallColumns): void {
    this.#latest = latest;
    super.adoptLater(size, columns);
  }

  #write(row: ToolCallColumns, slot: number, call: ToolCall): void {
    const pools = this.#pools;
    const detail = call.detail ?? noToolDetail;
    row.rowid[slot] = call.rowid;
    if (call.sessionId !== this.#sessionId) {
      this.#sessionId = call.sessionId;
      this.#session = pools.sessionIds.intern(call.sessionId);
    }
    row.session[slot] = this.#session;
    row.tool[slot] = pools.tools.intern(call.tool);
    row.skill[slot] = pools.skills.intern(call.skill);
    row.status[slot] = statuses.indexOf(call.status);
    row.started[slot] = call.started;
    if (call.started > this.#latest) this.#latest = call.started;
    row.duration[slot] = call.ended === 0 ? 0 : Math.min(longest, Math.max(0, call.ended - call.started));
    row.outputLength[slot] = call.outputLength;
    if (call.messageId !== this.#messageId) {
      this.#messageId = call.messageId;
      this.#message = hashOf(call.messageId);
    }
    row.message[slot] = this.#message;
    row.key[slot] = detail.key;
    row.target[slot] = pools.targets.intern(detail.target);
    row.note[slot] = pools.notes.intern(detail.note);
    row.child[slot] = pools.sessionIds.intern(detail.child);
    row.version[slot] = detail.version;
    row.inputLength[slot] = Math.min(longest, detail.inputLength);
    row.exit[slot] = exitCode(detail.exit);
    row.failure[slot] = codeOf(toolFailures, detail.failure);
    row.format[slot] = codeOf(editFormats, detail.format);
    row.command[slot] = codeOf(commandKinds, detail.command);
    row.flags[slot] = flagsOf(detail);
  }
}

const columnNames = Object.keys(toolCallColumns(0)) as readonly (keyof ToolCallColumns)[];
