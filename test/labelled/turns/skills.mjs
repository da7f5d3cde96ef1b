// Skills that are loaded, are not there, or are only read like any file.
import { edit, other, read, run, skill, turn } from './actions.mjs';

const files = { 'a.js': 'const one = 1;\n' };
const names = ['release-notes', 'db-migrations', 'commit-style'];

export const skills = [
  ...names.map((name) => turn(`loads ${name}`, [skill(name)])),
  ...names.map((name) =>
    turn(
      `loads ${name}, then edits`,
      [skill(name), read('a.js'), edit('a.js', 'one', 'uno')],
      { loop: 'unverified' },
      { files },
    ),
  ),
  ...['no-such-skill', 'playwright', 'release_notes'].map((name) =>
    turn(`asks for ${name}, which is not there`, [skill(name, false)]),
  ),
  turn('loads two', [skill('release-notes'), skill('commit-style')]),
  turn('loads two at once', [[skill('db-migrations'), skill('commit-style')]]),
  turn('asks for one that is not there, then the right one', [skill('commits', false), skill('commit-style')]),
  turn('loads one', [skill('release-notes')]),
  turn('and loads it again', [skill('release-notes')], {}, { continues: true }),
  turn('reads a SKILL.md as a file', [other('read', { filePath: '.opencode/skills/release-notes/SKILL.md' })]),
  turn('prints a SKILL.md', [run('cat .opencode/skills/release-notes/SKILL.md')]),
  turn('lists the skills', [run('ls .opencode/skills')]),
  turn('a tool that has skill in its name', [other('skill_search', { query: 'release' })]),
  turn('speaks of a skill', [], {}, { end: 'I would load the skill release-notes now.' }),
];
