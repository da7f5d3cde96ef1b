import type { FileTree } from '../discovery/fileTree.ts';

/** Folders are looked up again after this long (ms): links and mounts do change, but rarely. */
const keptMs = 60_000;

/** Real paths of folders, asked of the disk once a minute: every session's folder is compared for every report. */
export class RealPaths {
  readonly #tree: FileTree;
  readonly #known = new Map<string, string>();
  #since = 0;

  constructor(tree: FileTree) {
    this.#tree = tree;
  }

  /** The path with links resolved; the path itself when it does not exist. */
  readonly of = (path: string): string => {
    const now = Date.now();
    if (now - this.#since > keptMs) {
      this.#known.clear();
      this.#since = now;
    }
    let real = this.#known.get(path);
    if (real === undefined) this.#known.set(path, (real = this.#tree.realPath(path)));
    return real;
  };
}
