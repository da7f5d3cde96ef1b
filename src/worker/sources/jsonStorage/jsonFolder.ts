import type { Stats } from 'node:fs';
import fs from 'node:fs';
import path from 'node:path';
import { cleanLine } from '../../../core/format/cleanLine.ts';
import type { Breather } from './breather.ts';
import type { FileSink } from './fileSink.ts';
import { folderNames, folderTime } from './folderNames.ts';
import { readStorageFile } from './readStorageFile.ts';

/** Clocks of file systems tick this coarsely (ms): what was written within it of a look may be written again unseen. */
const tickMs = 2000;
/** A file that does not parse is being written; one that stays so this long (ms) is broken. */
const brokenAfterMs = 1000;
/** An answer that was not finished within this time (ms) was interrupted. */
const openForMs = 24 * 60 * 60 * 1000;

/** What is known of one file. */
interface KnownFile {
  readonly rowid: number;
  stamp: string;
  /** ms since the epoch when it was first seen broken; 0 when it is whole. */
  brokenSince: number;
  /** True when the next look must read it whatever its stamp says. */
  again: boolean;
}

/** What a look at folders needs. */
export interface Look {
  /** ms since the epoch. */
  readonly now: number;
  readonly breather: Breather;
  readonly nextRowid: () => number;
}

/**
 * The JSON files of one folder, followed by their time and size. A look at a folder that is settled costs one question
 * to the file system; files are written in place, so one with fresh or unfinished files is looked through each time.
 */
export class JsonFolder {
  readonly path: string;
  readonly #sink: FileSink;
  readonly #files = new Map<string, KnownFile>();
  #time = -1;
  #settled = false;
  #pending = 0;

  constructor(folder: string, sink: FileSink) {
    this.path = folder;
    this.#sink = sink;
  }

  /** False while a look must go through all files. */
  get settled(): boolean {
    return this.#settled;
  }

  /** Files that seem half written: they are to be read again soon. */
  get pending(): number {
    return this.#pending;
  }

  /** Takes over what changed; `deep` looks at each file though the folder seems unchanged. True when anything differs. */
  async look(look: Look, deep = false): Promise<boolean> {
    const time = folderTime(this.path);
    if (this.#settled && time === this.#time && !deep) return false;
    // Until the end: a look may be stopped half way.
    this.#settled = false;
    const names = new Set(folderNames(this.path).filter((name) => name.endsWith('.json')));
    let changed = false;
    for (const [name, file] of this.#files) if (!names.has(name) && this.#drop(name, file)) changed = true;
    let settled = isPast(time, look.now);
    let pending = 0;
    for (const name of names) {
      const seen = this.#lookAt(name, look);
      changed ||= seen.changed;
      settled &&= seen.settled;
      if (seen.pending) pending++;
      await look.breather.breathe();
    }
    this.#time = time;
    this.#settled = settled;
    this.#pending = pending;
    return changed;
  }

  /** Forgets all files; true when that made a difference. */
  clear(): boolean {
    let changed = false;
    for (const [name, file] of this.#files) if (this.#drop(name, file)) changed = true;
    return changed;
  }

  #lookAt(name: string, { now, nextRowid }: Look): { changed: boolean; settled: boolean; pending: boolean } {
    const known = this.#files.get(name);
    let stats: Stats | undefined;
    try {
      stats = fs.lstatSync(path.join(this.path, name), { throwIfNoEntry: false });
    } catch {
      stats = undefined;
    }
    if (stats === undefined) {
      return { changed: known !== undefined && this.#drop(name, known), settled: true, pending: false };
    }
    const stamp = `${stats.ino}:${stats.size}:${stats.mtimeMs}`;
    if (known?.stamp === stamp && !known.again) return { changed: false, settled: true, pending: false };
    const file = known ?? { rowid: nextRowid(), stamp: '', brokenSince: 0, again: true };
    if (known === undefined) this.#files.set(name, file);
    if (file.stamp !== stamp) file.brokenSince = 0;
    file.stamp = stamp;
    const seen = this.#read(name, file, stats, now);
    file.again = seen.open || !isPast(stats.mtimeMs, now);
    return { changed: seen.changed, settled: !file.again, pending: seen.pending };
  }

  #read(
    name: string,
    file: KnownFile,
    stats: Stats,
    now: number,
  ): { changed: boolean; open: boolean; pending: boolean } {
    const id = name.slice(0, -'.json'.length);
    const content = readStorageFile(path.join(this.path, name), stats);
    if (content.kind === 'broken') {
      if (file.brokenSince === 0) file.brokenSince = now;
      const stays = now - stats.mtimeMs > brokenAfterMs || now - file.brokenSince > brokenAfterMs;
      if (!stays) return { changed: false, open: true, pending: true };
    } else file.brokenSince = 0;
    const faults: string[] = [];
    let changed: boolean;
    let open = false;
    if (content.kind === 'record') {
      const row = { rowid: file.rowid, id, record: content.record, written: stats.mtimeMs };
      const taken = this.#sink.take(row, (what) => faults.push(what));
      changed = taken.changed;
      open = taken.open && now - stats.mtimeMs < openForMs;
    } else {
      changed = this.#sink.drop(file.rowid, id);
      faults.push(content.kind === 'bad' ? content.what : 'data is not a JSON object');
    }
    this.#sink.malformed(file.rowid, cleanLine(id, 60), faults.length === 0 ? null : faults.join(', '));
    return { changed, open, pending: false };
  }

  #drop(name: string, file: KnownFile): boolean {
    this.#files.delete(name);
    const id = name.slice(0, -'.json'.length);
    this.#sink.malformed(file.rowid, id, null);
    return this.#sink.drop(file.rowid, id);
  }
}

function isPast(time: number, now: number): boolean {
  return Math.abs(now - time) > tickMs;
}
