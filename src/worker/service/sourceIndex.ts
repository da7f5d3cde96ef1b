import type { SourceTables } from '../../core/usage/ledger.ts';
import type { DatabaseIndex } from '../index/databaseIndex.ts';

/** What the service needs of an index: `DatabaseIndex` in life, something that fails on command in tests. */
export type SourceIndex = Pick<
  DatabaseIndex,
  'tables' | 'state' | 'toolCallsComplete' | 'isExact' | 'restore' | 'refresh' | 'readToolCalls' | 'persist' | 'dispose'
> & {
  /** The tables of OpenCode 2.x in the same database, where there are any. */
  readonly secondTables?: SourceTables | null;
};
