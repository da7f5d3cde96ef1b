import type { Project } from '../../../core/model/project.ts';
import { columnText, nameOf } from './jsonValues.ts';
import type { Remark } from './remark.ts';

/** Columns of `project` a project is read from, in the order `readProject` takes them. */
export const projectColumns = ['id', 'worktree', 'name', 'sandboxes'] as const;

/** The project of a row, or null when it has no id to be known by. */
export function readProject(row: readonly unknown[], remark: Remark): Project | null {
  const [id, worktree, name, sandboxes] = row;
  if (typeof id !== 'string' || id === '') {
    remark('id is not text');
    return null;
  }
  return {
    id,
    worktree: columnText(worktree),
    name: nameOf(name, 'name', remark),
    sandboxes: foldersOf(sandboxes, remark),
  };
}

/** A column holding a JSON array of absolute folders. */
function foldersOf(value: unknown, remark: Remark): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  try {
    const folders: unknown = JSON.parse(columnText(value));
    if (Array.isArray(folders)) return folders.filter((folder): folder is string => typeof folder === 'string');
  } catch {
    // Remarked below: a broken list and a list of something else are the same to the reader.
  }
  remark('sandboxes is not a list');
  return [];
}
