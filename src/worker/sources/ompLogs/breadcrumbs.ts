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

/** The breadcrumbs beside a folder of sessions, the newest first; a file that is none is passed over. */
export function readBreadcrumbs(sessionsFolder: string): readonly Breadcrumb[] {
  const folder = path.join(path.dirname(sessionsFolder), 'terminal-sessions');
  let names: readonly string[];
  try {
    names = fs.readdirSync(folder);
  } catch {
    return [];
  }
  const crumbs = names.flatMap((terminal): Breadcrumb[] => {
    const file = path.join(folder, terminal);
    const [cwd = '', sessionFile = ''] = readSmallFile(file, longestCrumb)?.text.split('\n') ?? [];
    if (cwd.trim() === '' || !sessionFile.trim().endsWith('.jsonl')) return [];
    const since = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return [{ terminal, cwd: cwd.trim(), sessionFile: sessionFile.trim(), since }];
  });
  return crumbs.sort((one, other) => other.since - one.since);
}
