import { statSync } from 'node:fs';
import path from 'node:path';
import type { AgentProcess } from '../../core/live/agentProcess.ts';
import type { FileTree } from '../discovery/fileTree.ts';
import { readSmallFile } from '../discovery/readSmallFile.ts';

const sessionId = /ses_[A-Za-z0-9]+/;
/** A file written before the process started is of an older one with the same number (ms). */
const toleranceMs = 2000;
const longestFile = 4096;

/** Where the plugin writes, in OpenCode's data folder. */
export function otopFolder(dataFolder: string): string {
  return path.join(dataFolder, 'otop');
}

/**
 * Session ids by process number, from the files otop's plugin writes into its folder: named by the process, each with the session it
 * shows. Most machines have none.
 */
export function otopFiles(
  tree: FileTree,
  folder: string,
  processes: readonly AgentProcess[],
): ReadonlyMap<number, string> {
  const names = new Set(processes.length === 0 ? [] : (tree.list(folder) ?? []));
  const found = new Map<number, string>();
  for (const { pid, started } of processes) {
    const file = path.join(folder, String(pid));
    if (!names.has(String(pid)) || writtenAt(file) + toleranceMs < (started ?? 0)) continue;
    const id = sessionId.exec(readSmallFile(file, longestFile)?.text ?? '')?.[0];
    if (id !== undefined) found.set(pid, id);
  }
  return found;
}

function writtenAt(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
