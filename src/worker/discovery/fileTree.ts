import { readdirSync, realpathSync } from 'node:fs';

/** The little of a file system that discovery asks, so that its rules can be tested for every system anywhere. */
export interface FileTree {
  /** Names in the folder, or null when there is no such folder or it cannot be read. */
  list(folder: string): readonly string[] | null;
  /** The path with links resolved; the path itself when it does not exist. */
  realPath(path: string): string;
}

/** The real file system. */
export const diskFileTree: FileTree = {
  list(folder) {
    try {
      return readdirSync(folder);
    } catch {
      return null;
    }
  },
  realPath(path) {
    try {
      return realpathSync.native(path);
    } catch {
      return path;
    }
  },
};
