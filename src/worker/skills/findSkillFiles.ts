import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** Folders below a root: deeper is no skill's place, and links can make a tree endless. */
const maximumDepth = 8;

/** What one scan may still look at, over all roots: a bound on time, not on what people have. */
export interface SkillSearchBudget {
  folders: number;
  files: number;
}

/** A budget for one scan. */
export function skillSearchBudget(): SkillSearchBudget {
  return { folders: 4000, files: 2000 };
}

/** What a search found. */
export interface FoundSkillFiles {
  /** Absolute paths of SKILL.md files, in the order of their names. */
  readonly files: readonly string[];
  /** Every folder looked into: their times tell whether to search again. */
  readonly folders: readonly string[];
}

/** Every `SKILL.md` below `root`, links followed, each real folder visited once. */
export function findSkillFiles(root: string, budget: SkillSearchBudget): FoundSkillFiles {
  const files: string[] = [];
  const folders: string[] = [];
  const visited = new Set<string>();
  const visit = (folder: string, depth: number): void => {
    if (depth > maximumDepth || budget.folders <= 0) return;
    try {
      const real = realpathSync.native(folder);
      if (visited.has(real)) return;
      visited.add(real);
      budget.folders--;
      folders.push(folder);
      const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const entry of entries) {
        const full = path.join(folder, entry.name);
        const kind = entry.isSymbolicLink() ? statSync(full, { throwIfNoEntry: false }) : entry;
        if (kind?.isDirectory() === true) visit(full, depth + 1);
        else if (entry.name === 'SKILL.md' && kind?.isFile() === true && budget.files-- > 0) files.push(full);
      }
    } catch {
      // A folder that cannot be read holds no skill an agent could load either.
    }
  };
  visit(root, 0);
  return { files, folders };
}
