import type { Machine } from './machine.ts';
import { pathRules } from './machine.ts';

/** Directories from the top of the git worktree (the root of the file system without one) down to `folder` itself. */
export function projectDirectories(machine: Machine, folder: string, exists: (path: string) => boolean): string[] {
  const rules = pathRules(machine);
  const found: string[] = [];
  for (let directory = folder; ; directory = rules.dirname(directory)) {
    found.unshift(directory);
    if (exists(rules.join(directory, '.git')) || rules.dirname(directory) === directory) return found;
  }
}
