import type { Column } from '../../../../core/usage/columns.ts';
import { requestExtraColumns } from '../../../../core/usage/requestExtras.ts';
import { toolExtraColumns } from '../../../../core/usage/toolExtras.ts';
import { cacheLayout, namedColumns, type Widths } from '../cacheFormat.ts';
import type { LogContent } from '../../../sources/ompLogs/logContent.ts';
import type { LogMemory } from '../../../sources/ompLogs/logMemory.ts';
import type { LogPosition } from '../../../sources/ompLogs/logPosition.ts';
import type { LogNameList } from './namePools.ts';

/** Raise it with every change of what a log's memory or a column means; older files are then dropped. */
const version = 3;

/** First bytes of a cache file of session logs. */
export const logCacheMagic = 'OCOOMP01';

/** What is remembered of one log. */
export interface RememberedLog {
  readonly known: string;
  readonly place: string;
  readonly number: number;
  readonly shared: boolean;
  readonly position: LogPosition;
  readonly memory: Omit<LogMemory, 'pending'> & { readonly pending: readonly (readonly [string, unknown])[] };
}

/** The readable part of the file. */
export interface LogCacheHead {
  readonly layout: string;
  readonly path: string;
  /** ms since the epoch of the state the file holds. */
  readonly asOf: number;
  readonly last: { readonly request: number; readonly toolCall: number };
  readonly repeats: boolean;
  readonly rows: readonly number[];
  /** Of the columns of each table. */
  readonly widths: readonly Widths[];
  /** By list, see `namePools`. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly files: readonly RememberedLog[];
}

/** A table in the file: its columns in order, and which of them hold numbers of names. */
export interface CachedTable {
  readonly columns: Record<string, Column>;
  readonly named: Readonly<Record<string, LogNameList>>;
  readonly size: number;
}

/** The tables of a content, in the order in which the file holds them. */
export function cachedTables({ requests, toolCalls, extras }: LogContent): readonly CachedTable[] {
  return [
    { columns: requests.columns, named: namedColumns.requests, size: requests.size },
    { columns: toolCalls.columns, named: namedColumns.toolCalls, size: toolCalls.size },
    { columns: extras.requests.columns, named: { api: 'apis' }, size: extras.requests.size },
    { columns: extras.toolCalls.columns, named: { model: 'models' }, size: extras.toolCalls.size },
  ];
}

/** Describes how the file is laid out; one of another layout does not fit. */
export function logCacheLayout(): string {
  const names = [requestExtraColumns(0), toolExtraColumns(0)].map((columns) =>
    Object.entries(columns)
      .map(([name, column]) => `${name}:${column.BYTES_PER_ELEMENT}`)
      .join(),
  );
  return [version, cacheLayout(), ...names].join(' ');
}
