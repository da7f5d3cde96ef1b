// `npm run release -- 1.2.3`: checks, writes version and changelog, packs the .vsix, commits and tags. It pushes and publishes nothing.
//   --dry-run    says what it would do, and changes nothing
//   --no-test    leaves out `npm test`, for when it has just passed
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkVersion, releaseChangelog, unreleasedNotes, withVersion } from './support/releaseText.mjs';
import { run } from './support/run.mjs';
import { vsixFile } from './support/vsix.mjs';

const root = path.resolve(import.meta.dirname, '..');
const inRoot = (file) => path.join(root, file);
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false }, 'no-test': { type: 'boolean', default: false } },
});

try {
  const [version = ''] = positionals;
  const current = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version;
  checkVersion(current, version);
  const tag = `v${version}`;
  if (git('status', '--porcelain') !== '')
    throw new Error('There are changes that are not committed. Commit or stash them.');
  if (git('tag', '--list', tag) !== '') throw new Error(`There is a tag ${tag} already.`);
  const changelog = readFileSync(inRoot('CHANGELOG.md'), 'utf8');
  const texts = {
    'CHANGELOG.md': releaseChangelog(changelog, version, new Date().toISOString().slice(0, 10)),
    'package.json': withVersion(readFileSync(inRoot('package.json'), 'utf8'), current, version),
    'package-lock.json': withVersion(readFileSync(inRoot('package-lock.json'), 'utf8'), current, version),
  };
  console.log(`${current} -> ${version}\n\n${unreleasedNotes(changelog)}\n`);
  if (values['dry-run']) {
    console.log(
      `Would change ${Object.keys(texts).join(', ')}, test, pack, commit and tag ${tag}. Nothing was changed.`,
    );
  } else {
    if (!values['no-test']) await run('npm', ['test'], { cwd: root });
    for (const [file, text] of Object.entries(texts)) writeFileSync(inRoot(file), text);
    try {
      await run(process.execPath, ['scripts/package.mjs'], { cwd: root });
    } catch (error) {
      git('checkout', '--', ...Object.keys(texts));
      throw error;
    }
    git('commit', '-m', `Release ${version}`, '--', ...Object.keys(texts));
    git('tag', '-a', tag, '-m', `OpenCode Observatory ${version}`);
    const digest = createHash('sha256').update(readFileSync(vsixFile)).digest('hex');
    console.log(`\n${path.relative(root, vsixFile)}\nsha256 ${digest}`);
    console.log(`\nNext: git push --follow-tags, then npx vsce publish --packagePath ${path.relative(root, vsixFile)}`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
