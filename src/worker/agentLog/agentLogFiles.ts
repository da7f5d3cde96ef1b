import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** A log file as it stands. */
export interface AgentLogFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** ms since the epoch. */
  readonly modified: number;
}

/** The log files of the folders, newest last, at most `most`: up to 1.15 each process had one, later they share one. */
export function agentLogFiles(folders: readonly string[], most: number): readonly AgentLogFile[] {
  const files = folders.flatMap((folder) => namesIn(folder).flatMap((name) => statOf(path.join(folder, name))));
  return files.sort((a, b) => a.modified - b.modified).slice(-most);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.log'));
  } catch {
    return [];
  }
}

function statOf(file: string): AgentLogFile[] {
  try {
    const stats = statSync(file);
    return stats.isFile() ? [{ path: file, size: stats.size, modified: stats.mtimeMs }] : [];
  } catch {
    return [];
  }
}
