import type { AgentProcess } from './agentProcess.ts';

/** What Linux appends to the name of a file that is gone from its folder. */
const gone = / \(deleted\)$/;
const database = /[\\/]opencode[^\\/]*\.db$/i;
const logTime = /[\\/]log[\\/](\d{4})-(\d\d)-(\d\d)T(\d\d)(\d\d)(\d\d)\.log$/i;

/** The databases a process holds open; empty when it holds none, or when nobody may look. */
export function openDatabases({ openFiles }: Pick<AgentProcess, 'openFiles'>): readonly string[] {
  const names = (openFiles ?? []).map((path) => path.replace(gone, '').replace(/-(wal|shm)$/, ''));
  return [...new Set(names.filter((path) => database.test(path)))];
}

/**
 * When the process began by its log (ms since the epoch): up to 1.15 OpenCode names its log by the moment, and the handle
 * stays after the file was rotated away. Null without such a handle.
 */
export function startByLog({ openFiles }: Pick<AgentProcess, 'openFiles'>): number | null {
  for (const path of openFiles ?? []) {
    const [, ...parts] = logTime.exec(path.replace(gone, '')) ?? [];
    if (parts.length !== 6) continue;
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }
  return null;
}
