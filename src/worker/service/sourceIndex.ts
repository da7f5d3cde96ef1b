import type { SourceTables } from '../../core/usage/ledger.ts';
import type { DatabaseIndex } from '../index/databaseIndex.ts';
import type { LogReader } from '../sources/ompLogs/logReader.ts';

/** What the service needs of an index: `DatabaseIndex` in life, something that fails on command in tests. */
export type SourceIndex = Pick<
  DatabaseIndex,
  'tables' | 'state' | 'toolCallsComplete' | 'isExact' | 'restore' | 'refresh' | 'readToolCalls' | 'persist' | 'dispose'
> & {
  /** The tables of OpenCode 2.x in the same database, where there are any. */
  readonly secondTables?: SourceTables | null;
  /** Has somebody told when tool calls that were said to be known are lost, and are to be read again. */
  readonly onToolCallsLost?: (tell: () => void) => void;
  /** Reads lines of session logs again. */
  readonly logReader?: LogReader;
  /** Folders in which session logs were found, to be watched. */
  readonly logFolders?: () => readonly string[];
  /** Says that this log was written to, so that the next refresh need not look at all of them. */
  readonly touch?: (path: string) => void;
};
