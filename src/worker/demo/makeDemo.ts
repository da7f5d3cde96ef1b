import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import { demoModelsFile } from './demoModels.ts';
import { demoSkills } from './demoProjects.ts';
import { planDemo } from './planDemo.ts';
import { writeDemoDatabase } from './writeDemoDatabase.ts';

/** Where the demo's files are. */
export interface DemoPlaces {
  readonly database: string;
  /** A `models.json` that knows the context windows of its models. */
  readonly models: string;
  /** A home folder with skills of a user in it. */
  readonly home: string;
  /** A project with a skill of its own. */
  readonly projectFolder: string;
}

/** How to make the demo data. */
export interface MakeDemoOptions {
  readonly projectFolders: readonly string[];
  readonly timeZone: string;
  /** ms since the epoch. */
  readonly now: number;
  readonly engine: () => Promise<SqlEngine>;
}

/** The seed of the demo data everybody sees. */
const seed = 20_261_120;

/** The demo's files in `folder`, whether they exist or not. */
export function demoPlaces(folder: string): DemoPlaces {
  return {
    database: path.join(folder, 'opencode.db'),
    models: path.join(folder, 'models.json'),
    home: path.join(folder, 'home'),
    projectFolder: path.join(folder, 'storefront'),
  };
}

/** Writes the demo database and what belongs to it (skills, context windows) into `folder`. */
export async function makeDemo(
  folder: string,
  { projectFolders, timeZone, now, engine }: MakeDemoOptions,
): Promise<DemoPlaces> {
  const places = demoPlaces(folder);
  const codeFolder = path.join(places.home, 'code');
  mkdirSync(path.join(places.projectFolder, '.git'), { recursive: true });
  for (const [index, { name, description }] of demoSkills.entries()) {
    const root =
      index < 3 ? path.join(places.projectFolder, '.opencode') : path.join(places.home, '.config', 'opencode');
    const skill = path.join(root, 'skills', name);
    mkdirSync(skill, { recursive: true });
    const text = `---\nname: ${name}\ndescription: ${description}\n---\n\n# ${name}\n\nMade-up skill of the demo data.\n`;
    writeFileSync(path.join(skill, 'SKILL.md'), text);
  }
  writeFileSync(places.models, demoModelsFile());
  writeDemoDatabase(places.database, planDemo({ seed, now, timeZone, projectFolders, codeFolder }), await engine());
  return places;
}
