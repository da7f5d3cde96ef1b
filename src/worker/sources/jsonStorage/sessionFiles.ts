import type { Session } from '../../../core/model/session.ts';

interface SessionFile {
  readonly session: Session;
  /** Name of the folder of a project in which it lies. */
  readonly folder: string;
}

/** The files of each session: one, or several once it moved to another project. The one updated last counts, wherever it lies. */
export class SessionFiles {
  /** By the session's number. */
  readonly #files = new Map<number, readonly SessionFile[]>();

  /** Takes a file as it is now; returns what counts of its session. */
  put(number: number, file: SessionFile): Session {
    const others = this.#others(number, file.session.rowid);
    const files = [...others, file].sort(byAge);
    this.#files.set(number, files);
    return files[0]?.session ?? file.session;
  }

  /** Forgets a file; returns what counts of its session then, null when it has no other. */
  drop(number: number, rowid: number): Session | null {
    const others = this.#others(number, rowid);
    if (others.length > 0) this.#files.set(number, others);
    else this.#files.delete(number);
    return others[0]?.session ?? null;
  }

  #others(number: number, rowid: number): readonly SessionFile[] {
    return (this.#files.get(number) ?? []).filter(({ session }) => session.rowid !== rowid);
  }
}

function byAge(one: SessionFile, other: SessionFile): number {
  return other.session.updated - one.session.updated || (one.folder < other.folder ? 1 : -1);
}
