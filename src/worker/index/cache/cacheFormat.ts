import type { Column } from '../../../core/usage/columns.ts';
import { requestColumns } from '../../../core/usage/requestTable.ts';
import { textColumns } from '../../../core/usage/textTable.ts';
import { toolCallColumns } from '../../../core/usage/toolCallColumns.ts';

/** Raise it with every change of what the head holds or what a column means; older files are then dropped. */
const version = 13;

/** First bytes of a cache file. */
export const cacheMagic = 'OCOUSE01';

/** Bytes at the beginning: the magic, the length of the head (which stands last), and the hash of all that follows. */
export const prefixBytes = 8 + 4 + 32;

/** Columns that hold numbers of names, by the list of names they refer to. */
export const namedColumns = {
  requests: { session: 'sessionIds', model: 'models', agent: 'agents', error: 'errors' },
  toolCalls: {
    session: 'sessionIds',
    tool: 'tools',
    skill: 'skills',
    target: 'targets',
    note: 'notes',
    child: 'sessionIds',
    version: 'versions',
  },
  texts: { session: 'sessionIds', intent: 'notes', route: 'notes' },
} as const;

/** A list of names in the file. */
export type NameList =
  'sessionIds' | 'models' | 'agents' | 'errors' | 'tools' | 'skills' | 'targets' | 'notes' | 'versions';

/**
 * Describes how the file is laid out: a file of another layout, or of a machine with another byte order, does not fit.
 */
export function cacheLayout(): string {
  const order = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';
  const columns = (table: Record<string, Column>): string =>
    Object.entries(table)
      .map(([name, column]) => `${name}:${column.BYTES_PER_ELEMENT}${column instanceof Float64Array ? 'f' : 'u'}`)
      .join();
  return [version, order, columns(requestColumns(0)), columns(toolCallColumns(0)), columns(textColumns(0))].join(' ');
}

/** Bytes a row takes in each column of a table in the file, in their order. */
export type Widths = readonly number[];

/** The bytes of a column's first `size` rows, without copying them. */
export function columnBytes(column: Column, size: number): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, size * column.BYTES_PER_ELEMENT);
}
