import fs from 'node:fs';
import path from 'node:path';
import { readSmallFile } from '../../discovery/readSmallFile.ts';

const longestPath = 8192;

/**
 * Logs that were told to lie elsewhere (`omp --session FILE`): each has a small file with its path in a folder beside the
 * sessions.
 */
export function customLogs(folder: string): readonly string[] {
  let names: readonly string[];
  try {
    names = fs.readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const written = readSmallFile(path.join(folder, name), longestPath)?.text.split('\n')[0]?.trim() ?? '';
    return path.isAbsolute(written) && written.endsWith('.jsonl') ? [path.normalize(written)] : [];
  });
}
