import { existsSync } from 'node:fs';
import path from 'node:path';
import { cleanLine } from '../../core/format/cleanLine.ts';
import type { SkillFile } from '../../core/skills/skillsReport.ts';
import type { Machine } from '../discovery/machine.ts';
import { readSmallFile } from '../discovery/readSmallFile.ts';
import { fileStamp } from '../watch/fileStamp.ts';
import { configuredSkillPaths } from './configuredSkillPaths.ts';
import { findSkillFiles, skillSearchBudget } from './findSkillFiles.ts';
import type { SkillFrontmatter } from './frontmatter.ts';
import { skillFrontmatter } from './frontmatter.ts';
import type { SkillRoot } from './skillRoot.ts';
import { skillName } from './skillName.ts';
import { skillRoots } from './skillRoots.ts';

/** Only the head of a SKILL.md is of interest (bytes). */
const headSize = 64 * 1024;
/** A configuration larger than this is none (bytes). */
const maximumConfigSize = 4 * 1024 * 1024;
/** Longest description kept, in letters. */
const maximumDescription = 1000;

/** Whose skills: this machine's, as seen from these folders. */
export interface SkillScannerOptions {
  readonly machine: Machine;
  readonly workspaceFolders: readonly string[];
}

/** The skills on disk; keeps what it read until a folder or file it depends on changes. */
export class SkillScanner {
  readonly #options: SkillScannerOptions;
  readonly #stamps = new Map<string, string>();
  readonly #heads = new Map<string, { readonly stamp: string; readonly frontmatter: SkillFrontmatter }>();
  #skills: readonly SkillFile[] | null = null;

  constructor(options: SkillScannerOptions) {
    this.#options = options;
  }

  /** Every skill file in OpenCode's order; reads the disk only the first time and after `refresh` saw a change. */
  skills(): readonly SkillFile[] {
    return (this.#skills ??= this.#scan());
  }

  /** Looks whether anything changed since the last scan; true when `skills` will answer anew. A few hundred `stat` calls at most. */
  refresh(): boolean {
    if (this.#skills === null) return false;
    for (const [file, stamp] of this.#stamps) {
      if (stampOf(file) === stamp) continue;
      this.#skills = null;
      return true;
    }
    return false;
  }

  #scan(): SkillFile[] {
    this.#stamps.clear();
    const { roots, configFiles } = skillRoots({
      ...this.#options,
      exists: existsSync,
      configuredPaths: (file) => configuredSkillPaths(readSmallFile(file, maximumConfigSize)?.text ?? ''),
    });
    for (const file of configFiles) this.#watch(file);
    const budget = skillSearchBudget();
    const seen = new Set<string>();
    return roots.flatMap((root) => {
      this.#watch(root.folder);
      const { files, folders } = findSkillFiles(root.folder, budget);
      for (const folder of folders) this.#watch(folder);
      return files.filter((file) => !seen.has(file) && seen.add(file)).map((file) => this.#skill(file, root));
    });
  }

  #skill(file: string, root: SkillRoot): SkillFile {
    const stamp = this.#watch(file);
    let known = this.#heads.get(file);
    if (known?.stamp !== stamp) {
      const head = readSmallFile(file, headSize);
      const frontmatter =
        head === null ? { name: '', description: '', problem: 'It cannot be read.' } : skillFrontmatter(head.text);
      known = { stamp, frontmatter };
      this.#heads.set(file, known);
    }
    const { name, description, problem } = known.frontmatter;
    return {
      name: skillName(name || path.basename(path.dirname(file))),
      description: cleanLine(description, maximumDescription),
      path: file,
      origin: root.origin,
      root: root.folder,
      problem,
    };
  }

  #watch(file: string): string {
    const stamp = stampOf(file);
    this.#stamps.set(file, stamp);
    return stamp;
  }
}

function stampOf(file: string): string {
  try {
    return fileStamp(file);
  } catch {
    return '';
  }
}
