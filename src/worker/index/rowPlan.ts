import type { Remark } from '../sources/opencode/remark.ts';
import type { TableRecord } from '../sqlite/tableRecord.ts';

/** How the rows of one table are read and kept: what differs between messages, sessions and parts. */
export interface RowPlan<Value> {
  readonly table: 'message' | 'session' | 'part' | 'session_message' | 'session_v2';
  /** How OpenCode begins the ids of this table. */
  readonly prefix: string;
  /** False where ids are only for the log: reading the text of each is a good part of reading a row. */
  readonly needsId: boolean;
  /** True for a table so big that most of the pages where it stands are its own. */
  readonly isDense: boolean;
  /** Columns read, `rowid` first, `id` second. */
  readonly columns: readonly string[];
  /** Place of `time_updated` in `columns`. */
  readonly updatedAt: number;
  /** Columns whose text may be long enough to stand outside the leaf page, where a change of it does not show. */
  readonly bulky: readonly string[];
  /** The value of a row (in the order of `columns`), or null when it holds none. */
  parse(row: readonly unknown[], remark: Remark): Value | null;
  /**
   * The same from the bytes of a row, for a table so big that texts should only be made of what is kept; undefined where only
   * SQLite should read the row. `places` says where in the row each of `columns` stands, -1 for nowhere.
   */
  readonly parseRecord?: (record: TableRecord, places: readonly number[], remark: Remark) => Value | null | undefined;
  /** Keeps the value; false when it was kept already. */
  put(rowid: number, value: Value): boolean;
  /** True when a value is kept for this row. */
  has(rowid: number): boolean;
  removeAll(rowids: ReadonlySet<number>): void;
}
