import type { SnapshotFile } from './snapshotFile.ts';
import { SnapshotVfs } from './snapshotVfs.ts';
import { SqliteMemory } from './sqliteMemory.ts';
import type { SqlDatabase, SqlJs } from './sqlJsModule.ts';
import { loadSqlJs } from './sqlJsModule.ts';

/** SQLite in WebAssembly: the unmodified npm sql.js with a way to open a snapshot of a file on disk. */
export interface SqlEngine {
  /** sql.js itself, for ordinary databases in memory. */
  readonly SQL: SqlJs;
  /** A database over a snapshot; readable only between its `begin` and `end`. */
  open(file: SnapshotFile): SqlDatabase;
  /** Size of SQLite's memory in bytes. */
  memoryBytes(): number;
  close(): void;
}

/** Loads SQLite; `wasmPath` defaults to `sql-wasm.wasm` beside the bundle, else to the one in node_modules. */
export async function loadSqlEngine(wasmPath?: string): Promise<SqlEngine> {
  const { sql, memory } = await loadSqlJs(wasmPath);
  const view = new SqliteMemory(memory);
  const probe = new sql.Database(new Uint8Array(0));
  const vfs = new SnapshotVfs(sql, view, probe);
  return {
    SQL: sql,
    open: (file) => vfs.open(file),
    memoryBytes: () => view.size,
    close: () => probe.close(),
  };
}
