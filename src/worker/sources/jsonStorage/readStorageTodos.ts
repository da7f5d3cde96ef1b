import { lstatSync, type Stats } from 'node:fs';
import path from 'node:path';
import { readSmallFile } from '../../discovery/readSmallFile.ts';

/** Ids as OpenCode gives them; anything else might lead elsewhere. */
const plainName = /^[\w-]+$/;
/** A larger file is no todo list (bytes). */
const largest = 1024 * 1024;

/** A session's todo list in JSON storage. */
export interface StorageTodos {
  /** Changes when the file is written or replaced. */
  readonly stamp: string;
  /** ms since the epoch when it was written. */
  readonly at: number;
  /** Whatever JSON it holds, null while it is half written. */
  readonly list: unknown;
}

/** Reads `todo/<session>.json`, which OpenCode writes whole with every change; null without one, `before` when it is the same. */
export function readStorageTodos(root: string, sessionId: string, before: StorageTodos | null): StorageTodos | null {
  if (!plainName.test(sessionId)) return null;
  const file = path.join(root, 'todo', `${sessionId}.json`);
  const stats = statOf(file);
  if (stats === null || !stats.isFile() || stats.size > largest) return null;
  const stamp = `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
  if (before?.stamp === stamp) return before;
  return { stamp, at: Math.round(stats.mtimeMs), list: parsed(readSmallFile(file, largest)?.text ?? '') };
}

function statOf(file: string): Stats | null {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
