import type { Stats } from 'node:fs';
import { readSmallFile } from '../../discovery/readSmallFile.ts';
import type { JsonRecord } from '../opencode/jsonValues.ts';
import { jsonRecord } from '../opencode/jsonValues.ts';

/** Larger files are not read, bytes: messages of some versions hold whole files, but not as much as this. */
const largest = 64 * 1024 * 1024;

/** What a file of the storage holds; `broken` may be half written. */
export type StorageFile =
  | { readonly kind: 'record'; readonly record: JsonRecord }
  | { readonly kind: 'broken' }
  | { readonly kind: 'bad'; readonly what: string };

/** Reads one file; links and devices are left alone, for the storage holds ordinary files only. */
export function readStorageFile(path: string, stats: Stats): StorageFile {
  if (!stats.isFile()) return { kind: 'bad', what: 'it is no ordinary file' };
  if (stats.size > largest) return { kind: 'bad', what: 'it is too large' };
  const file = readSmallFile(path, largest);
  if (file === null) return { kind: 'bad', what: 'it cannot be read' };
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch {
    return { kind: 'broken' };
  }
  const record = jsonRecord(value);
  return record === null ? { kind: 'bad', what: 'data is not a JSON object' } : { kind: 'record', record };
}
