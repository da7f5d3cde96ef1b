import fs from 'node:fs';
import path from 'node:path';
import { readSmallFile } from '../../discovery/readSmallFile.ts';

const longestCrumb = 16_384;

/** What oh-my-pi leaves for a terminal: where it was started last, and on which log. */
export interface Breadcrumb {
  readonly terminal: string;
  readonly cwd: string;
  readonly sessionFile: string;
  /** ms since the epoch. */
  readonly since: number;
}

/**
 * Folders with breadcrumbs: beside each folder of sessions, and in `$XDG_STATE_HOME/omp`, where they go when that folder
 * exists, wherever the sessions are.
 */
export function breadcrumbFolders(
  sessionsFolders: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const state = env['XDG_STATE_HOME'] ?? '';
  const folders = sessionsFolders.map((folder) => path.dirname(folder));
  if (state !== '') folders.push(path.join(state, 'omp'));
  return [...new Set(folders)].map((folder) => path.join(folder, 'terminal-sessions'));
}

/** The breadcrumbs in these folders, the newest first; a file that is none is passed over. */
export function readBreadcrumbs(folders: readonly string[]): readonly Breadcrumb[] {
  const crumbs = folders.flatMap((folder) =>
    namesIn(folder).flatMap((terminal): Breadcrumb[] => {
      const file = path.join(folder, terminal);
      const [cwd = '', sessionFile = ''] = readSmallFile(file, longestCrumb)?.text.split('\n') ?? [];
      if (cwd.trim() === '' || !sessionFile.trim().endsWith('.jsonl')) return [];
      const since = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      return [{ terminal, cwd: cwd.trim(), sessionFile: sessionFile.trim(), since }];
    }),
  );
  return crumbs.sort((one, other) => other.since - one.since);
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
