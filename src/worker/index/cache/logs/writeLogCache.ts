import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { columnBytes } from '../cacheFormat.ts';
import { LocalNames } from '../localNames.ts';
import type { LogFile } from '../../../sources/ompLogs/logFile.ts';
import type { LogFiles } from '../../../sources/ompLogs/logFiles.ts';
import type { LogCacheHead, RememberedLog } from './logCacheFormat.ts';
import { cachedTables, logCacheLayout, logCacheMagic, logPrefixBytes } from './logCacheFormat.ts';
import { type LogNameList, namePools } from './namePools.ts';

/** Rows whose names are numbered anew at once. */
const piece = 65_536;

/** Writes all that is known of a sessions folder into an open file, straight from the columns. */
export function writeLogCache(handle: number, files: LogFiles, asOf: number): void {
  const { content } = files;
  const pools = namePools(content.pools);
  const names = Object.fromEntries(
    Object.entries(pools).map(([list, pool]) => [list, new LocalNames(pool.size, (number) => pool.text(number))]),
  ) as Record<LogNameList, LocalNames<string>>;
  const hash = createHash('sha256');
  let position = logPrefixBytes;
  const add = (bytes: Uint8Array): void => {
    hash.update(bytes);
    writeFully(handle, bytes, position);
    position += bytes.length;
  };
  const local = new Uint32Array(piece);
  const tables = cachedTables(content);
  for (const { columns, named, size } of tables) {
    for (const [name, column] of Object.entries(columns)) {
      const list = named[name];
      if (list === undefined || !(column instanceof Uint32Array)) add(columnBytes(column, size));
      else {
        for (let start = 0; start < size; start += piece) {
          const end = Math.min(size, start + piece);
          names[list].localise(column, start, end, local);
          add(columnBytes(local, end - start));
        }
      }
    }
  }
  const head: LogCacheHead = {
    layout: logCacheLayout(),
    path: files.root,
    asOf,
    last: content.last,
    repeats: content.repeats,
    rows: tables.map(({ size }) => size),
    names: Object.fromEntries(Object.entries(names).map(([list, used]) => [list, used.names])),
    files: files.known.flatMap(remembered),
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  add(headBytes);
  const prefix = Buffer.alloc(logPrefixBytes);
  prefix.write(logCacheMagic, 'latin1');
  prefix.writeUInt32LE(headBytes.length, 8);
  hash.digest().copy(prefix, 12);
  writeFully(handle, prefix, 0);
}

function remembered([known, file]: readonly [string, LogFile]): RememberedLog[] {
  const { path: place, number, shared, position, memory } = file;
  if (position === null) return [];
  return [{ known, place, number, shared, position, memory: { ...memory, pending: [...memory.pending] } }];
}

function writeFully(handle: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length;) {
    written += fs.writeSync(handle, bytes, written, bytes.length - written, position + written);
  }
}
