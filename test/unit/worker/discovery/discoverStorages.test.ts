import { describe, expect, it } from 'vitest';
import { discoverStorages } from '../../../../src/worker/discovery/discoverStorages.ts';
import type { FileTree } from '../../../../src/worker/discovery/fileTree.ts';
import type { Machine } from '../../../../src/worker/discovery/machine.ts';

const linux: Machine = { platform: 'linux', home: '/home/u', env: {} };
const tree = (folders: readonly string[], links: Record<string, string> = {}): FileTree => ({
  list: (folder) => (folders.includes(folder) ? [] : null),
  realPath: (file) => links[file] ?? file,
});

describe('the JSON storage', () => {
  it('is beside the database of the default place, though another database is named', () => {
    const found = tree(['/home/u/.local/share/opencode/storage/message']);
    expect(discoverStorages(linux, [], found)).toEqual(['/home/u/.local/share/opencode/storage']);
    const named = { ...linux, env: { OPENCODE_DB: '/x/my.db' } };
    expect(discoverStorages(named, [], found)).toHaveLength(1);
  });

  it('is looked for in every folder of the setting, once whatever links lead to it, and only with messages in it', () => {
    const found = tree(['/a/storage/message', '/b/storage/message', '/c/storage'], { '/b/storage': '/a/storage' });
    expect(discoverStorages(linux, ['/a', '/b', '/c', '/d/opencode.db', ' '], found)).toEqual(['/a/storage']);
  });
});
