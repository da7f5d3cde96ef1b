import type { SourceTables } from '../../core/usage/ledger.ts';
import type { SourceIndex } from './sourceIndex.ts';

/** The tables of a source, one for each generation of tables in it. */
export function tablesOf({ tables, secondTables }: SourceIndex): readonly SourceTables[] {
  return secondTables === undefined || secondTables === null ? [tables] : [tables, secondTables];
}
