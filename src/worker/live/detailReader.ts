import { noDetail, type SessionDetail } from '../../core/live/sessionDetail.ts';
import { LiveDatabase } from '../sqlite/liveDatabase.ts';
import type { SnapshotMark } from '../sqlite/snapshotMark.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { SqlEngine } from '../sqlite/sqlEngine.ts';
import { readFirstDetail } from './readFirstDetail.ts';
import { readSecondDetail } from './readSecondDetail.ts';
import { restingStamp } from '../watch/fileStamp.ts';

interface Opened {
  readonly database: LiveDatabase;
  mark: SnapshotMark | null;
  details: ReadonlyMap<string, SessionDetail>;
  /** Of the files as they were before they were read, '' when that proves nothing. */
  stamp: string;
}

/** Reads live sessions from their databases, and none again while nothing was written, which two questions about the files tell. */
export class DetailReader {
  readonly #engine: () => Promise<SqlEngine>;
  readonly #opened = new Map<string, Opened>();

  constructor(engine: () => Promise<SqlEngine>) {
    this.#engine = engine;
  }

  /**
   * What is known of these sessions of one database, by id: the same map as before when nothing was written. A database that cannot be
   * read just now tells what it last told.
   */
  async read(path: string, ids: readonly string[]): Promise<ReadonlyMap<string, SessionDetail>> {
    const opened = this.#opened.get(path) ?? {
      database: new LiveDatabase(await this.#engine(), path),
      mark: null,
      details: new Map(),
      stamp: '',
    };
    this.#opened.set(path, opened);
    const stamp = restingStamp(path, Date.now());
    if (stamp !== '' && stamp === opened.stamp && isAbout(opened.details, ids)) return opened.details;
    try {
      const found = opened.database.read((reader) => readAll(reader, opened, ids));
      opened.details = found.details;
      opened.mark = found.mark;
      opened.stamp = stamp;
    } catch {
      // The source itself says what is wrong with it, in its state.
    }
    return opened.details;
  }

  /** Lets go of databases that no live session is in. */
  keep(paths: readonly string[]): void {
    for (const [path, { database }] of this.#opened) {
      if (paths.includes(path)) continue;
      database.close();
      this.#opened.delete(path);
    }
  }
}

function readAll(
  reader: SnapshotReader,
  { mark, details }: Opened,
  ids: readonly string[],
): { readonly mark: SnapshotMark; readonly details: ReadonlyMap<string, SessionDetail> } {
  const isSame = reader.isSame(mark);
  if (isSame && isAbout(details, ids)) return { mark: reader.mark, details };
  const found = new Map<string, SessionDetail>();
  for (const id of ids) {
    const known = isSame ? details.get(id) : undefined;
    found.set(id, known ?? readOne(reader, id));
  }
  return { mark: reader.mark, details: found };
}

function isAbout(details: ReadonlyMap<string, SessionDetail>, ids: readonly string[]): boolean {
  return details.size === ids.length && ids.every((id) => details.has(id));
}

function readOne(reader: SnapshotReader, id: string): SessionDetail {
  const tables = reader.all(`SELECT name FROM sqlite_master WHERE type = 'table'`).flat();
  const isSecond =
    tables.includes('session_v2') && reader.all('SELECT 1 FROM session_v2 WHERE id = ?', [id]).length > 0;
  if (isSecond) return readSecondDetail(reader, id);
  return tables.includes('message') && tables.includes('part') ? readFirstDetail(reader, id) : noDetail;
}
