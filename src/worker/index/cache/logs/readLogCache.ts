import type { Column } from '../../../../core/usage/columns.ts';
import { requestColumns } from '../../../../core/usage/requestTable.ts';
import { requestExtraColumns } from '../../../../core/usage/requestExtras.ts';
import { toolCallColumns } from '../../../../core/usage/toolCallColumns.ts';
import { toolExtraColumns } from '../../../../core/usage/toolExtras.ts';
import { prefixBytes } from '../cacheFormat.ts';
import { readTable, withNumbersOf } from '../narrowTable.ts';
import type { LogFiles } from '../../../sources/ompLogs/logFiles.ts';
import type { PendingTool } from '../../../sources/ompLogs/logMemory.ts';
import type { LogCacheHead } from './logCacheFormat.ts';
import { cachedTables, logCacheLayout, logCacheMagic } from './logCacheFormat.ts';
import { type LogNameList, namePools } from './namePools.ts';
import { createHash } from '../../../storage/createHash.ts';

/** Reads a cache file into files that know nothing yet; the time it is of. Throws, and changes nothing, unless all fits. */
export function readLogCache(bytes: Buffer, files: LogFiles): number {
  if (bytes.toString('latin1', 0, 8) !== logCacheMagic) throw new Error('it is no cache file');
  const headLength = bytes.readUInt32LE(8);
  const end = bytes.length - headLength;
  if (end < prefixBytes) throw new Error('it is cut off');
  const hash = createHash('sha256').update(bytes.subarray(prefixBytes)).digest();
  if (!hash.equals(bytes.subarray(12, prefixBytes))) throw new Error('it is damaged');
  const head = JSON.parse(bytes.toString('utf8', end)) as LogCacheHead;
  if (head.layout !== logCacheLayout()) throw new Error('it is of another version');
  if (head.path !== files.root) throw new Error('it belongs to another folder');

  const { content } = files;
  const numbers = numbersOf(head, files);
  const tables = cachedTables(content);
  let position = prefixBytes;
  const read = (target: Uint8Array): void => {
    if (position + target.length > end) throw new Error('it is damaged');
    target.set(bytes.subarray(position, position + target.length));
    position += target.length;
  };
  const rowsOf = (index: number): number => head.rows[index] ?? 0;
  const columnsOf = <Columns extends Record<string, Column>>(index: number, empty: Columns): Columns => {
    const [rows, widths, named] = [rowsOf(index), head.widths[index] ?? [], tables[index]?.named ?? {}];
    const table = { empty, widths, named, rows, capacity: room(rows) };
    return withNumbersOf(readTable(table, read), table, numbers);
  };
  const requests = columnsOf(0, requestColumns(0));
  const toolCalls = columnsOf(1, toolCallColumns(0));
  const requestExtras = columnsOf(2, requestExtraColumns(0));
  const toolExtras = columnsOf(3, toolExtraColumns(0));
  if (position !== end) throw new Error('it is damaged');
  content.requests.adopt(requests, rowsOf(0));
  content.toolCalls.adopt(toolCalls, rowsOf(1));
  content.extras.requests.adopt(requestExtras, rowsOf(2));
  content.extras.toolCalls.adopt(toolExtras, rowsOf(3));
  Object.assign(content.last, head.last);
  for (const { known, place, number, shared, position: stopped, memory } of head.files) {
    const file = files.add(known, place, number);
    file.shared = shared;
    file.position = stopped;
    file.memory = { ...memory, pending: new Map(memory.pending as readonly (readonly [string, PendingTool])[]) };
  }
  content.repeats = head.repeats;
  for (const file of files.all) files.showSession(file);
  return head.asOf;
}

type Numbers = Record<LogNameList, Uint32Array>;

function numbersOf(head: LogCacheHead, files: LogFiles): Numbers {
  const pools = Object.entries(namePools(files.content.pools));
  return Object.fromEntries(
    pools.map(([list, pool]) => {
      return [list, Uint32Array.from(head.names[list] ?? [], (name) => pool.intern(name))];
    }),
  ) as Numbers;
}

/** Capacity for the rows and some more, so that the first new row need not move them all. */
function room(rows: number): number {
  return Math.ceil(rows * 1.05) + 256;
}
