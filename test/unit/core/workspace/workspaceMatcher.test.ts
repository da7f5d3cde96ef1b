import { describe, expect, test } from 'vitest';
import type { Project } from '../../../../src/core/model/project.ts';
import type { Session } from '../../../../src/core/model/session.ts';
import { createWorkspaceMatcher } from '../../../../src/core/workspace/workspaceMatcher.ts';

const links: Readonly<Record<string, string>> = { '/link': '/w/shop', '/link/src': '/w/shop/src' };
const realPath = (path: string): string => links[path] ?? path;

function belongs(directory: string, folders: readonly string[], project?: Project, caseInsensitive = false): boolean {
  const matches = createWorkspaceMatcher({ folders, realPath, caseInsensitive });
  return matches({ directory, projectId: project?.id ?? '' } as Session, project);
}
const shop: Project = { id: 'shop', worktree: '/w/shop', name: '', sandboxes: ['/trees/fix'] };

describe('a session belongs to the workspace', () => {
  test.each([
    ['in the folder itself', '/w/shop', ['/w/shop']],
    ['in a folder below', '/w/shop/a/b', ['/w/shop']],
    ['through a symbolic link', '/link/src', ['/w/shop']],
    ['in the second folder of several', '/w/blog', ['/w/shop', '/w/blog']],
    ['with another drive case and the other slash', 'c:\\Users\\me', ['C:/Users']],
  ])('%s', (_, directory, folders) => {
    expect(belongs(directory, folders)).toBe(true);
  });

  test('in a linked worktree of a project whose worktree is open', () => {
    expect(belongs('/trees/fix/src', ['/w/shop'], shop)).toBe(true);
    expect(belongs('/trees/fix', ['/w'], shop)).toBe(true);
  });

  test('in another case where the file system does not care', () => {
    expect(belongs('/W/Shop', ['/w/shop'], undefined, true)).toBe(true);
    expect(belongs('/W/Shop', ['/w/shop'], undefined, false)).toBe(false);
  });

  test('in a folder that was deleted and cannot be resolved', () => {
    const matches = createWorkspaceMatcher({
      folders: ['/w/shop'],
      realPath: () => {
        throw new Error('ENOENT');
      },
      caseInsensitive: false,
    });
    expect(matches({ directory: '/w/shop/gone' } as Session, undefined)).toBe(true);
  });
});

describe('a session does not belong', () => {
  test.each([
    ['a neighbour with a longer name', '/w/shopping', ['/w/shop']],
    ['the folder above', '/w', ['/w/shop']],
    ['no folder open', '/w/shop', []],
    ['no directory known', '', ['/w/shop']],
  ])('%s', (_, directory, folders) => {
    expect(belongs(directory, folders, shop)).toBe(false);
  });

  test('a second clone: it shares the project row, but its worktree says nothing of it', () => {
    expect(belongs('/w/shop-2', ['/w/shop'], shop)).toBe(false);
  });

  test('a linked worktree of a project that is not open', () => {
    expect(belongs('/trees/fix', ['/w/blog'], shop)).toBe(false);
  });

  test('a folder without version control: the global project is whoever ran last', () => {
    expect(belongs('/trees/fix', ['/w/shop'], { ...shop, id: 'global' })).toBe(false);
  });
});

test('each directory is resolved once', () => {
  const asked: string[] = [];
  const matches = createWorkspaceMatcher({
    folders: ['/w/shop'],
    realPath: (path) => (asked.push(path), path),
    caseInsensitive: false,
  });
  for (let round = 0; round < 3; round++) {
    matches({ directory: '/trees/fix' } as Session, shop);
    matches({ directory: '/w/shop' } as Session, shop);
  }
  expect(asked.sort()).toEqual(['/trees/fix', '/w/shop']);
});
