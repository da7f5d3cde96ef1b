import { expect, test } from 'vitest';
import type { Session } from '../../../../src/core/model/session.ts';
import { projectFolderOf } from '../../../../src/core/workspace/projectFolder.ts';

function session(directory: string, path: string | null = null, projectId = 'shop'): Session {
  return {
    rowid: 1,
    id: 'ses_1',
    parentId: '',
    projectId,
    directory,
    path,
    title: '',
    version: '',
    created: 0,
    updated: 0,
    archived: 0,
  };
}
const shop = { id: 'shop', worktree: '/w/shop', name: '', sandboxes: ['/trees/shop-fix'] };
const windows = { id: 'shop', worktree: 'C:/w/shop', name: '', sandboxes: [] };
const root = { id: 'shop', worktree: '/', name: '', sandboxes: [] };
const global = { id: 'global', worktree: '/w/last-one', name: '', sandboxes: [] };

test.each([
  ['the worktree itself', session('/w/shop'), shop, '/w/shop'],
  ['a folder in it', session('/w/shop/packages/a', 'packages/a'), shop, '/w/shop'],
  ['a linked worktree', session('/trees/shop-fix/src', 'src'), shop, '/w/shop'],
  ['a second clone, which shares the project row', session('/w/shop-2/src', 'src'), shop, '/w/shop-2'],
  ['a second clone of an older database', session('/w/shop-2/src'), shop, '/w/shop-2/src'],
  ['a neighbour with a longer name', session('/w/shopping', ''), shop, '/w/shopping'],
  [
    'a folder without version control',
    session('/w/last-one/notes', 'w/last-one/notes', 'global'),
    global,
    '/w/last-one/notes',
  ],
  ['a project at the root of everything', session('/w/x', null), root, '/w/x'],
  ['an unknown project', session('/w/x/src', 'src'), undefined, '/w/x'],
  ['an unknown project of an older database', session('/w/x/src'), undefined, '/w/x/src'],
  ['Windows, either slash and drive case', session('c:\\w\\shop\\src', 'src'), windows, 'C:/w/shop'],
  ['Windows, a second clone', session('C:\\w\\two\\a\\b', 'a/b'), windows, 'C:\\w\\two'],
  ['a path that is no end of the directory', session('/w/x/src', 'lib'), undefined, '/w/x/src'],
  ['a path that ends in the middle of a name', session('/w/mysrc', 'src'), undefined, '/w/mysrc'],
  ['a path that is the whole directory', session('/src', 'src'), undefined, '/'],
])('%s', (_, from, project, expected) => {
  expect(projectFolderOf(from, project)).toBe(expected);
});
