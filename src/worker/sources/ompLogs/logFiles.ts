import fs from 'node:fs';
import path from 'node:path';
import { cleanLine } from '../../../core/format/cleanLine.ts';
import type { MalformedLog } from '../../index/malformedLog.ts';
import type { Breather } from '../jsonStorage/breather.ts';
import { customLogs } from './customLogs.ts';
import type { LogContent } from './logContent.ts';
import { LogFile } from './logFile.ts';
import { logPlace } from './logPlace.ts';
import { isUnchanged } from './logPosition.ts';
import { LogTree } from './logTree.ts';

/** Told how many files were looked at so far, and of how many. */
export type OnLook = (done: number, total: number) => void;

/** Every log of one sessions folder, and what a look at them costs: one question each, more where something moved. */
export class LogFiles {
  readonly root: string;
  readonly content: LogContent;
  readonly #tree: LogTree;
  readonly #log: MalformedLog;
  /** By the path under which each is known. */
  readonly #files = new Map<string, LogFile>();
  readonly #bySession = new Map<string, LogFile[]>();
  /** Logs in which something new was found, each time. */
  filesRead = 0;
  #lastNumber = 0;

  constructor(root: string, content: LogContent, log: MalformedLog) {
    this.root = root;
    this.content = content;
    this.#tree = new LogTree(root);
    this.#log = log;
  }

  /** Every file, in no order that matters. */
  get all(): readonly LogFile[] {
    return [...this.#files.values()];
  }

  /** Every file with the path under which it is known. */
  get known(): readonly (readonly [string, LogFile])[] {
    return [...this.#files];
  }

  /** Folders in which logs were found, to be watched. */
  get folders(): readonly string[] {
    return this.#tree.folders;
  }

  /** Lines that could not be read as what they claim to be. */
  get malformed(): number {
    let sum = 0;
    for (const { memory } of this.#files.values()) sum += memory.malformed;
    return sum;
  }

  /** The file of a number that rows hold, or null when it is gone. */
  byNumber(number: number): LogFile | null {
    for (const file of this.#files.values()) if (file.number === number) return file;
    return null;
  }

  /** The file at this path, or null when none is known there. */
  at(known: string): LogFile | null {
    return this.#files.get(known) ?? null;
  }

  /** Paths of the logs of these sessions, by id. */
  logsOf(ids: ReadonlySet<string>): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const { path: log, place } of this.#files.values())
      if (ids.has(place.sessionId)) found.set(place.sessionId, log);
    return found;
  }

  /** Looks at every file; true when anything differs. */
  async look(now: number, breather: Breather, onLook: OnLook): Promise<boolean> {
    const found = await this.#tree.list(now, breather);
    for (const custom of customLogs(path.join(path.dirname(this.root), 'custom-session-files'))) {
      if (!found.has(custom)) found.set(custom, custom);
    }
    let changed = false;
    for (const [known, file] of this.#files) {
      if (found.get(known) === file.path) continue;
      this.#remove(known, file);
      changed = true;
    }
    // All are known before one is read: whether a session is in two files decides how its lines are read.
    for (const [known, place] of found) if (!this.#files.has(known)) this.add(known, place);
    let done = 0;
    // By name, and so by time: what a fork copied is mostly read after what it was copied from.
    for (const known of [...found.keys()].sort()) {
      const file = this.#files.get(known);
      if (file !== undefined && (await this.#lookAt(file, breather))) changed = true;
      onLook(++done, found.size);
    }
    return changed;
  }

  /** Looks at these files only; null when one of them is not known, and all must be looked at. */
  async lookAt(paths: Iterable<string>, breather: Breather): Promise<boolean | null> {
    let changed = false;
    for (const known of paths) {
      const file = this.#files.get(known);
      if (file === undefined || !fs.existsSync(known)) return null;
      if (await this.#lookAt(file, breather)) changed = true;
    }
    return changed;
  }

  /** Follows one more file. */
  add(known: string, place: string, number = ++this.#lastNumber): LogFile {
    const file = new LogFile({
      path: place,
      place: logPlace(this.#relative(known)),
      number,
      content: this.content,
      onMalformed: (_, offset, what) => {
        const id = `${cleanLine(path.basename(known), 80)} at byte ${offset}`;
        this.#log.name('line', [{ rowid: offset, id, what }]);
      },
    });
    this.#lastNumber = Math.max(this.#lastNumber, number);
    this.#files.set(known, file);
    const { sessionId } = file.place;
    const others = this.#bySession.get(sessionId) ?? [];
    this.#bySession.set(sessionId, [...others, file]);
    if (others.length > 0) this.#share([...others, file]);
    return file;
  }

  /** Shows the session of a file as its lines tell it; of a session in several files as the newest does. */
  showSession(file: LogFile): void {
    const { sessionIds } = this.content.pools;
    const number = sessionIds.intern(file.place.sessionId);
    let newest: LogFile | null = null;
    for (const one of this.#bySession.get(file.place.sessionId) ?? []) {
      const later = (one.memory.session?.updated ?? -1) - (newest?.memory.session?.updated ?? -1);
      if (later > 0 || (later === 0 && newest !== null && one.path < newest.path)) newest = one;
    }
    const session = newest?.memory.session ?? null;
    if (newest === null || session === null) this.content.sessions.delete(number);
    else this.content.sessions.set(number, { ...session, rowid: newest.number, title: newest.title });
  }

  /** A log elsewhere stands in a project's folder of its own. */
  #relative(known: string): string {
    const relative = path.relative(this.root, known);
    return relative.startsWith('..') || path.isAbsolute(relative)
      ? path.join('elsewhere', path.basename(known))
      : relative;
  }

  async #lookAt(file: LogFile, breather: Breather): Promise<boolean> {
    let changed = false;
    try {
      const stats = fs.lstatSync(file.path, { throwIfNoEntry: false });
      // What went since the listing is found to be gone by the next one.
      if (stats?.isFile() === true && !isUnchanged(file.position, stats)) {
        try {
          changed = await file.read(breather);
        } finally {
          this.content.removeGone();
        }
        if (changed) {
          this.filesRead++;
          this.showSession(file);
        }
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    }
    await breather.breathe();
    return changed;
  }

  #remove(known: string, file: LogFile): void {
    this.#files.delete(known);
    file.forget();
    this.content.removeGone();
    const { sessionId } = file.place;
    const others = (this.#bySession.get(sessionId) ?? []).filter((one) => one !== file);
    if (others.length > 0) this.#bySession.set(sessionId, others);
    else this.#bySession.delete(sessionId);
    this.showSession(file);
  }

  /** Messages of one session in several files are told by their ids: what was read without them is read again. */
  #share(files: readonly LogFile[]): void {
    this.content.repeats = true;
    for (const file of files) {
      if (file.shared) continue;
      file.shared = true;
      file.forget();
    }
    this.content.removeGone();
  }
}
