// A home with more sessions in the open project than one page of the tree holds, and a skill.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTestHome } from '../../support/testHome.mjs';
import { serverNode } from '../../vscode-host/hostPaths.mjs';

const program = path.join(import.meta.dirname, 'addSessions.mjs');

/** Makes the home: fixture small, `count` further sessions named `Extra 1` and so on, newest last, and the skill `release-notes`. */
export function createCrowdedHome(count) {
  const home = createTestHome({ fixture: 'small' });
  const database = path.join(home.dataFolder, 'opencode.db');
  // SQLite itself, which only a newer Node than the tests' own carries.
  execFileSync(serverNode, ['--no-warnings', program, database, home.projectFolder, String(count)]);
  const skill = path.join(home.projectFolder, '.opencode/skills/release-notes');
  mkdirSync(skill, { recursive: true });
  const text = ['---', 'name: release-notes', 'description: Writes release notes.', '---', 'Read the log first.', ''];
  writeFileSync(path.join(skill, 'SKILL.md'), text.join('\n'));
  return home;
}
