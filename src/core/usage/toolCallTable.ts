import type { ToolCall, ToolStatus } from '../model/toolCall.ts';
import { noToolDetail } from '../model/toolDetail.ts';
import { hashOf } from './hashOf.ts';
import { RowTable } from './rowTable.ts';
import type { ToolCallColumns } from './toolCallColumns.ts';
import { skillVersion } from './skillVersion.ts';
import { tableRow } from './tableRow.ts';
import { toolCallColumns } from './toolCallColumns.ts';
import { codeOf, commandKinds, editFormats, flagsOf, toolFailures } from './toolCallCodes.ts';
import { isEndedStatus, toolStatuses } from './toolStatus.ts';
import type { UsagePools } from './usagePools.ts';

/** Largest duration a column holds, in ms: 49 days. */
const longest = 0xffffffff;

/** Every tool call of one source in 40 to 60 bytes each. */
export class ToolCallTable extends RowTable<ToolCallColumns> {
  readonly #pools: UsagePools;
  readonly #row = tableRow(toolCallColumns(0));
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
    this.#write(call);
    return this.store(call.rowid, this.#row.values);
  }

  /** State of the call in this slot. */
  status(slot: number): ToolStatus {
    return toolStatuses[this.columns.status[slot] ?? 0] ?? 'error';
  }

  /** Whether the call in this slot ended, well or not. */
  hasEnded(slot: number): boolean {
    return isEndedStatus(this.columns.status[slot] ?? 0);
  }

  /** No call began later than this, ms since the epoch: known without the columns. */
  get latest(): number {
    return this.#latest;
  }

  override insertRows(rows: ToolCallColumns): void {
    super.insertRows(rows);
    this.#noteLatest(rows.started, rows.rowid.length);
  }

  /** Takes the columns of a cache file, sorted by rowid, as the whole content. */
  override adopt(columns: ToolCallColumns, size: number): void {
    super.adopt(columns, size);
    this.#noteLatest(columns.started, size);
  }

  #noteLatest(started: ToolCallColumns['started'], size: number): void {
    for (let slot = 0; slot < size; slot++) this.#latest = Math.max(this.#latest, started[slot] ?? 0);
  }

  /** The same for columns that are read when they are first asked for; `latest` is what it was. */
  adoptWhenNeeded(size: number, latest: number, columns: () => ToolCallColumns): void {
    this.#latest = latest;
    super.adoptLater(size, columns);
  }

  #write(call: ToolCall): void {
    const pools = this.#pools;
    const row = this.#row.cells;
    const detail = call.detail ?? noToolDetail;
    row.rowid[0] = call.rowid;
    if (call.sessionId !== this.#sessionId) {
      this.#sessionId = call.sessionId;
      this.#session = pools.sessionIds.intern(call.sessionId);
    }
    row.session[0] = this.#session;
    row.tool[0] = pools.tools.intern(call.tool);
    row.skill[0] = pools.skills.intern(call.skill);
    row.status[0] = toolStatuses.indexOf(call.status);
    row.started[0] = call.started;
    if (call.started > this.#latest) this.#latest = call.started;
    row.duration[0] = call.ended === 0 ? 0 : Math.min(longest, Math.max(0, call.ended - call.started)) >>> 0;
    row.outputLength[0] = call.outputLength >>> 0;
    if (call.messageId !== this.#messageId) {
      this.#messageId = call.messageId;
      this.#message = hashOf(call.messageId);
    }
    row.message[0] = this.#message;
    row.key[0] = detail.key >>> 0;
    row.target[0] = pools.targets.intern(detail.target);
    row.note[0] = pools.notes.intern(detail.note);
    row.child[0] = pools.sessionIds.intern(detail.child);
    row.version[0] = pools.versions.intern(skillVersion(detail.version));
    row.inputLength[0] = Math.min(longest, detail.inputLength) >>> 0;
    row.failure[0] = codeOf(toolFailures, detail.failure);
    row.format[0] = codeOf(editFormats, detail.format);
    row.command[0] = codeOf(commandKinds, detail.command);
    row.flags[0] = flagsOf(detail);
  }
}
