import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'observatory-release-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const at = (file: string) => path.join(folder, file);
const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(at(file)), { recursive: true });
  fs.writeFileSync(at(file), text);
};
const read = (file: string) => fs.readFileSync(at(file), 'utf8');
const identity = ['-c', 'user.name=Dev', '-c', 'user.email=dev@example.com', '-c', 'commit.gpgsign=false'];
const git = (...args: string[]) =>
  execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).trim();
const names = { GIT_AUTHOR_NAME: 'Dev', GIT_AUTHOR_EMAIL: 'dev@example.com' };
const env = { ...process.env, ...names, GIT_COMMITTER_NAME: 'Dev', GIT_COMMITTER_EMAIL: 'dev@example.com' };
const release = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/release.mjs', ...args], { cwd: folder, env, encoding: 'utf8' });

const packs = `import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { vsixFile } from './support/vsix.mjs';
mkdirSync(path.dirname(vsixFile), { recursive: true });
writeFileSync(vsixFile, 'packed');`;

beforeAll(() => {
  for (const file of [
    'scripts/release.mjs',
    'scripts/support/releaseText.mjs',
    'scripts/support/run.mjs',
    'scripts/support/vsix.mjs',
  ]) {
    write(file, fs.readFileSync(path.join(root, file), 'utf8'));
  }
  write('scripts/package.mjs', packs);
  write('.gitignore', 'out\n');
  write('package.json', '{\n  "name": "x",\n  "version": "0.1.0",\n  "dependencies": { "y": "0.1.0" }\n}\n');
  write(
    'package-lock.json',
    '{\n  "name": "x",\n  "version": "0.1.0",\n  "packages": {\n    "": {\n      "version": "0.1.0"\n    },\n    "node_modules/y": {\n      "version": "0.1.0"\n    }\n  }\n}\n',
  );
  write(
    'CHANGELOG.md',
    '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Shows $& things.\n\n## [0.0.9] - 2026-01-01\n\n- Old.\n',
  );
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Start');
});

beforeEach(() => void git('checkout', '-q', '--', '.'));

describe('a release', () => {
  it.each([
    ['no version', ['next'], 'no version'],
    ['one below the current', ['0.0.9'], 'below'],
    ['nothing at all', [], 'no version'],
  ])('refuses %s and changes nothing', (_, args, message) => {
    const { status, stderr } = release(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('refuses a tree with changes, and a changelog that says nothing', () => {
    write('new.txt', 'x');
    expect(release('0.2.0').stderr).toContain('not committed');
    fs.rmSync(at('new.txt'));
    write('CHANGELOG.md', '# Changelog\n\n## [Unreleased]\n\n## [0.0.9] - 2026-01-01\n');
    git('commit', '-qam', 'Empty');
    expect(release('0.2.0').stderr).toContain('says nothing');
    git('reset', '-q', '--hard', 'HEAD~1');
  });

  it('says what it would do when asked to, and changes nothing', () => {
    const { status, stdout } = release('0.2.0', '--dry-run');
    expect(status).toBe(0);
    expect(stdout).toContain('0.1.0 -> 0.2.0');
    expect(stdout).toContain('- Shows $& things.');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('tag')).toBe('');
  });

  it('writes version and changelog, packs, commits and tags, and refuses to do it twice', () => {
    const { status, stdout, stderr } = release('0.2.0', '--no-test');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/sha256 [0-9a-f]{64}/);
    expect(read('package.json')).toBe(
      '{\n  "name": "x",\n  "version": "0.2.0",\n  "dependencies": { "y": "0.1.0" }\n}\n',
    );
    expect(JSON.parse(read('package-lock.json'))).toMatchObject({
      version: '0.2.0',
      packages: { '': { version: '0.2.0' }, 'node_modules/y': { version: '0.1.0' } },
    });
    const day = new Date().toISOString().slice(0, 10);
    expect(read('CHANGELOG.md')).toContain(
      `## [Unreleased]\n\n## [0.2.0] - ${day}\n\n### Added\n\n- Shows $& things.\n`,
    );
    expect(git('tag')).toBe('v0.2.0');
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '-1', '--format=%s')).toBe('Release 0.2.0');
    expect(release('0.2.0').stderr).toContain('tag v0.2.0 already');
  });
});
