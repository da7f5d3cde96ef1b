import type { SourceFailure } from '../../../core/model/sourceState.ts';
import type { SnapshotReader } from '../../sqlite/snapshotReader.ts';
import type { OpenCodeSchema, TableColumns } from './openCodeSchema.ts';
import { plainTables } from '../../sqlite/plainTables.ts';
import { schemaVersion } from '../../sqlite/schemaVersion.ts';

/** What a database turned out to be: one this can read, or why not. */
export type SchemaReading =
  | { readonly schema: OpenCodeSchema; readonly failure: null }
  | { readonly schema: null; readonly failure: SourceFailure };

/** Without these a table cannot tell what it is asked for. */
const neededOfMessage = ['id', 'session_id', 'data'];
const neededOfSession = ['id', 'directory', 'title'];

const ofSecond = ['session_v2', 'session_message'] as const;
const ours = ['session', 'message', 'part', 'project', ...ofSecond];

/** Looks at which of OpenCode's tables and columns a database has. */
export function readOpenCodeSchema(reader: SnapshotReader, generation: 1 | 2): SchemaReading {
  const tables = listPlainTables(reader) ?? listTables(reader);
  if (tables.size === 0) return { schema: null, failure: noSessions };
  const columnsOf = (table: string): TableColumns | null => tables.get(table)?.() ?? null;
  const hasSecond = ofSecond.every((table) => (tables.get(table) ?? null) !== null);
  if (generation === 2 && !hasSecond) return { schema: null, failure: noSecond };
  const message = columnsOf(generation === 2 ? 'session_message' : 'message');
  const session = columnsOf(generation === 2 ? 'session_v2' : 'session');
  if (message === null || session === null) return { schema: null, failure: hasSecond ? onlySecond : unknownTables };
  if (!hasAll(message, neededOfMessage) || !hasAll(session, neededOfSession)) {
    return { schema: null, failure: unknownColumns };
  }
  const project = columnsOf('project');
  // Tool calls of 2.x stand in their message.
  const part = generation === 2 ? message : columnsOf('part');
  return {
    schema: {
      version: schemaVersion(reader),
      generation,
      hasSecond,
      message,
      session,
      project: project !== null && hasAll(project, ['id']) ? project : null,
      part: part !== null && hasAll(part, ['id', 'session_id', 'data']) ? part : null,
    },
    failure: null,
  };
}

/** By the names of all tables what asks for their columns; null for tables without rowids. */
type Tables = ReadonlyMap<string, (() => TableColumns) | null>;

/** The tables as their pages say, or null when only SQLite should read one of ours: it need not be loaded for the others. */
function listPlainTables(reader: SnapshotReader): Tables | null {
  const tables = plainTables(reader);
  if (tables === null || ours.some((name) => tables.get(name)?.columns === null)) return null;
  return new Map(
    Array.from(tables, ([name, table]) => [name, () => table.columns?.map((column) => column.name) ?? []]),
  );
}

function listTables(reader: SnapshotReader): Tables {
  const tables = new Map<string, (() => TableColumns) | null>();
  for (const [schema, name, type, , withoutRowid] of reader.all('PRAGMA table_list')) {
    if (schema !== 'main' || type !== 'table' || typeof name !== 'string' || name.startsWith('sqlite_')) continue;
    tables.set(name, withoutRowid === 1 ? null : () => columns(reader, name));
  }
  return tables;
}

/** `table_xinfo` lists generated columns too: a stored one takes a place in the row. */
function columns(reader: SnapshotReader, table: string): TableColumns {
  return reader.all(`PRAGMA table_xinfo("${table}")`).map((column) => String(column[1]));
}

function hasAll(present: TableColumns, needed: readonly string[]): boolean {
  return needed.every((name) => present.includes(name));
}

const noSessions: SourceFailure = {
  reason: 'empty',
  message: 'The database has no tables yet: no sessions.',
  nextStep: 'Start a session in OpenCode; it shows up here by itself.',
};

const noSecond: SourceFailure = {
  reason: 'empty',
  message: 'The database has no tables of OpenCode 2.x.',
  nextStep: 'Nothing is to be done.',
};

const onlySecond: SourceFailure = {
  reason: 'empty',
  message: 'The database has tables of OpenCode 2.x only.',
  nextStep: 'Nothing is to be done.',
};

const unknownTables: SourceFailure = {
  reason: 'unsupported',
  message: 'The database has no tables "session" and "message" as OpenCode writes them.',
  nextStep:
    'Check that the path is an OpenCode database; if OpenCode is newer than this extension, update the extension.',
};

const unknownColumns: SourceFailure = {
  reason: 'unsupported',
  message: 'The tables "session" and "message" of the database lack columns that this version reads.',
  nextStep: 'Update the extension: the database was written by a version of OpenCode it does not know.',
};
