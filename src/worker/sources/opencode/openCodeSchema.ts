/** The columns a table has in one database, in their declared order. */
export type TableColumns = readonly string[];

/** The tables usage is read from, as they are in one database: told by SQLite, never by a version. */
export interface OpenCodeSchema {
  /** SQLite's counter of schema changes: a rowid identifies a row only while it stays (VACUUM moves it as well). */
  readonly version: number;
  /** 2 for the tables of OpenCode 2.x (`session_v2`, `session_message`), which stand beside the older ones or alone. */
  readonly generation: 1 | 2;
  /** True when the database has the tables of 2.x. */
  readonly hasSecond: boolean;
  readonly message: TableColumns;
  readonly session: TableColumns;
  /** null where a database has no such table. */
  readonly project: TableColumns | null;
  readonly part: TableColumns | null;
}
