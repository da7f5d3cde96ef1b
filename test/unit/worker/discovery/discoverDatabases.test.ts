import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discoverDatabases } from '../../../../src/worker/discovery/discoverDatabases.ts';
import { diskFileTree } from '../../../../src/worker/discovery/fileTree.ts';
import type { FileTree } from '../../../../src/worker/discovery/fileTree.ts';
import type { Machine } from '../../../../src/worker/discovery/machine.ts';

const linux: Machine = { platform: 'linux', home: '/home/u', env: {} };
const mac: Machine = { platform: 'darwin', home: '/Users/u', env: {} };
const windows: Machine = { platform: 'win32', home: 'C:\\Users\\u', env: {} };

function treeOf(folders: Record<string, readonly string[]>, links: Record<string, string> = {}): FileTree {
  return { list: (folder) => folders[folder] ?? null, realPath: (file) => links[file] ?? file };
}

describe('the default place', () => {
  it.each([
    [linux, '/home/u/.local/share/opencode', '/home/u/.local/share/opencode/opencode.db'],
    [mac, '/Users/u/.local/share/opencode', '/Users/u/.local/share/opencode/opencode.db'],
    [windows, 'C:\\Users\\u\\.local\\share\\opencode', 'C:\\Users\\u\\.local\\share\\opencode\\opencode.db'],
  ])('is the same rule on $platform', (machine, folder, database) => {
    const found = discoverDatabases(machine, [], treeOf({ [folder]: ['opencode.db', 'opencode.db-wal', 'auth.json'] }));
    expect(found).toEqual({ databases: [database], folders: [folder] });
  });

  it('is watched for its birth when it does not exist', () => {
    expect(discoverDatabases(linux, [], treeOf({}))).toEqual({
      databases: [],
      folders: ['/home/u/.local/share/opencode'],
    });
  });

  it('holds the databases of all channels, but no side files and no backups', () => {
    const names = ['opencode.db', 'opencode.db-wal', 'opencode.db-shm', 'opencode-dev.db', 'opencode-dev.db-shm'];
    const other = ['opencode.db.bak', 'opencode.backup.db', 'other.db', 'opencode-.db', 'opencode-preview-1.2.db'];
    const tree = treeOf({ '/home/u/.local/share/opencode': [...names, ...other] });
    expect(discoverDatabases(linux, [], tree).databases.map((file) => path.basename(file))).toEqual([
      'opencode-dev.db',
      'opencode-preview-1.2.db',
      'opencode.db',
    ]);
  });
});

describe('the environment', () => {
  const at = (env: Machine['env']): Machine => ({ ...linux, env });
  const tree = treeOf({ '/data/opencode': ['opencode.db'], '/home/u/.local/share/opencode': ['opencode.db'] });

  it('moves the data folder by XDG_DATA_HOME, and an empty value is none', () => {
    expect(discoverDatabases(at({ XDG_DATA_HOME: '/data' }), [], tree).databases).toEqual([
      '/data/opencode/opencode.db',
    ]);
    expect(discoverDatabases(at({ XDG_DATA_HOME: '' }), [], tree).folders).toEqual(['/home/u/.local/share/opencode']);
  });

  it('names the database by OPENCODE_DB: absolute, or relative to the data folder', () => {
    expect(discoverDatabases(at({ OPENCODE_DB: '/elsewhere/my.db' }), [], tree)).toEqual({
      databases: ['/elsewhere/my.db'],
      folders: [],
    });
    const relative = at({ OPENCODE_DB: 'other.db', XDG_DATA_HOME: '/data' });
    expect(discoverDatabases(relative, [], tree).databases).toEqual(['/data/opencode/other.db']);
    const onWindows = { ...windows, env: { OPENCODE_DB: 'D:\\x\\my.db' } };
    expect(discoverDatabases(onWindows, [], tree).databases).toEqual(['D:\\x\\my.db']);
  });

  it('cannot point at a database in memory', () => {
    expect(discoverDatabases(at({ OPENCODE_DB: ':memory:', XDG_DATA_HOME: '/data' }), [], tree).databases).toEqual([
      '/data/opencode/opencode.db',
    ]);
  });

  it('is overruled by the setting', () => {
    const machine = at({ OPENCODE_DB: '/elsewhere/my.db', XDG_DATA_HOME: '/data' });
    expect(discoverDatabases(machine, ['~/mine'], treeOf({})).folders).toEqual(['/home/u/mine']);
  });
});

describe('the setting', () => {
  it('takes several folders and single files, with ~ expanded', () => {
    const tree = treeOf({
      '/home/u/a': ['opencode.db'],
      '/b': ['opencode-dev.db', 'opencode.db'],
      '/c.db': ['opencode.db'],
    });
    expect(discoverDatabases(linux, ['~/a', '/b', '/x/copy.db', ' ', '/c.db'], tree)).toEqual({
      databases: ['/x/copy.db', '/home/u/a/opencode.db', '/b/opencode-dev.db', '/b/opencode.db', '/c.db/opencode.db'],
      folders: ['/home/u/a', '/b', '/c.db'],
    });
  });

  it('expands ~ on Windows with either slash', () => {
    expect(discoverDatabases(windows, ['~\\a', '~/b', '~'], treeOf({})).folders).toEqual([
      'C:\\Users\\u\\a',
      'C:\\Users\\u\\b',
      'C:\\Users\\u',
    ]);
  });

  it('reads a database once, whatever links lead to it', () => {
    const tree = treeOf({ '/a': ['opencode.db'], '/b': ['opencode.db'] }, { '/b/opencode.db': '/a/opencode.db' });
    expect(discoverDatabases(linux, ['/a', '/b', '/a/opencode.db'], tree).databases).toEqual(['/a/opencode.db']);
  });

  it('reads a database once where case does not matter', () => {
    const tree = treeOf({ 'C:\\Data': ['opencode.db'], 'c:\\data': ['opencode.db'] });
    expect(discoverDatabases(windows, ['C:\\Data', 'c:\\data'], tree).databases).toHaveLength(1);
    expect(
      discoverDatabases(linux, ['/Data', '/data'], treeOf({ '/Data': ['opencode.db'], '/data': ['opencode.db'] }))
        .databases,
    ).toHaveLength(2);
  });
});

describe('on disk', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'discovery-'));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('follows links and shrugs at what cannot be listed', () => {
    mkdirSync(path.join(root, 'real'));
    writeFileSync(path.join(root, 'real', 'opencode.db'), '');
    writeFileSync(path.join(root, 'file'), '');
    symlinkSync(path.join(root, 'real'), path.join(root, 'link'));
    const folders = ['real', 'link', 'file', 'missing'].map((name) => path.join(root, name));
    expect(discoverDatabases(linux, folders, diskFileTree).databases).toEqual([path.join(root, 'real', 'opencode.db')]);
  });
});
