import { SnapshotFile } from './snapshotFile.ts';
import type { SnapshotMark } from './snapshotMark.ts';
import { isSameMark } from './snapshotMark.ts';

/** A database of which only one question is asked, and which its files answer without SQLite. */
export class QuietFile {
  readonly #file: SnapshotFile;

  constructor(path: string) {
    this.#file = new SnapshotFile(path);
  }

  /** True when nothing was written since a mark; false also when that cannot be known just now. */
  isUnchanged(mark: SnapshotMark): boolean {
    const file = this.#file;
    try {
      file.begin();
      if (file.problem !== null || !isSameMark(file.mark, mark)) return false;
      file.validate();
      return true;
    } catch {
      // What is wrong, the read that follows will say.
      return false;
    } finally {
      file.end();
    }
  }
}
