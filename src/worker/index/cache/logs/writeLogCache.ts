import { CacheWriter } from '../cacheWriter.ts';
import { LocalNames } from '../localNames.ts';
import type { LogFile } from '../../../sources/ompLogs/logFile.ts';
import type { LogFiles } from '../../../sources/ompLogs/logFiles.ts';
import type { LogCacheHead, RememberedLog } from './logCacheFormat.ts';
import { cachedTables, logCacheLayout, logCacheMagic } from './logCacheFormat.ts';
import { type LogNameList, namePools } from './namePools.ts';

/** Writes all that is known of a sessions folder into an open file, straight from the columns. */
export function writeLogCache(handle: number, files: LogFiles, asOf: number): void {
  const { content } = files;
  const pools = namePools(content.pools);
  const names = Object.fromEntries(
    Object.entries(pools).map(([list, pool]) => [list, new LocalNames(pool.size, (number) => pool.text(number))]),
  ) as Record<LogNameList, LocalNames<string>>;
  const writer = new CacheWriter(handle);
  const tables = cachedTables(content);
  const widths = tables.map(({ columns, named, size }) => writer.addTable(columns, named, size, names));
  const head: LogCacheHead = {
    layout: logCacheLayout(),
    path: files.root,
    asOf,
    last: content.last,
    repeats: content.repeats,
    rows: tables.map(({ size }) => size),
    widths,
    names: Object.fromEntries(Object.entries(names).map(([list, used]) => [list, used.names])),
    files: files.known.flatMap(remembered),
  };
  writer.finish(logCacheMagic, head);
}

function remembered([known, file]: readonly [string, LogFile]): RememberedLog[] {
  const { path: place, number, shared, position, memory } = file;
  if (position === null) return [];
  return [{ known, place, number, shared, position, memory: { ...memory, pending: [...memory.pending] } }];
}
