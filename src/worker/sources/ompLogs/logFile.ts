import fs, { type Stats } from 'node:fs';
import type { Breather } from '../jsonStorage/breather.ts';
import { readBytes } from './fileBytes.ts';
import { readLine } from './lineReader.ts';
import { type Line, LineSplitter } from './lineSplitter.ts';
import type { LogContent } from './logContent.ts';
import { emptyMemory, type LogMemory, rowsOf } from './logMemory.ts';
import type { LogPlace } from './logPlace.ts';
import { isUnchanged, type LogPosition, positionAt, stillStands } from './logPosition.ts';

/** Bytes read at once. */
const chunkBytes = 1 << 20;
/** Longer lines are not held in memory: they are counted as bad. */
const longestLine = 128 * 1024 * 1024;

/** What a log is made of. */
export interface LogFileOptions {
  readonly path: string;
  readonly place: LogPlace;
  /** Its number in the source. */
  readonly number: number;
  readonly content: LogContent;
  /** Told every fault of a line that begins at `offset` (bytes). */
  readonly onMalformed: (path: string, offset: number, what: string) => void;
}

/** One log: read once, then on from where reading stopped, or anew when what was read no longer stands. */
export class LogFile {
  readonly path: string;
  readonly place: LogPlace;
  readonly number: number;
  /** True when another file holds the same session. */
  shared = false;
  memory: LogMemory = emptyMemory();
  position: LogPosition | null = null;
  readonly #content: LogContent;
  readonly #onMalformed: LogFileOptions['onMalformed'];

  constructor({ path, place, number, content, onMalformed }: LogFileOptions) {
    this.path = path;
    this.place = place;
    this.number = number;
    this.#content = content;
    this.#onMalformed = onMalformed;
  }

  /** The session's name: the title slot's, else the latest in the lines. */
  get title(): string {
    const slot = this.position?.title ?? '';
    return slot === '' ? this.memory.title : slot;
  }

  /** Takes over what is new; true when anything may differ. A file that cannot be opened stays as it was known. */
  async read(breather: Breather): Promise<boolean> {
    let handle: number;
    try {
      handle = fs.openSync(this.path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    } catch {
      return false;
    }
    try {
      const stats = fs.fstatSync(handle);
      if (!stats.isFile() || isUnchanged(this.position, stats)) return false;
      if (this.position === null || !stillStands(this.position, handle, stats)) this.forget();
      if (!(await this.#readOn(handle, stats, breather))) {
        this.forget();
        await this.#readOn(handle, stats, breather);
      }
      return true;
    } finally {
      fs.closeSync(handle);
    }
  }

  /** Forgets all that was read; its rows go with the content's next `removeGone`. */
  forget(): void {
    this.#content.drop(rowsOf(this.memory.requests), rowsOf(this.memory.toolCalls));
    this.memory = emptyMemory();
    this.position = null;
  }

  /** Reads from the last offset to the end; false when the last line taken over has turned out to be another. */
  async #readOn(handle: number, stats: Stats, breather: Breather): Promise<boolean> {
    const from = this.position?.offset ?? 0;
    let unended = this.position?.unended ?? false;
    const splitter = new LineSplitter(from, longestLine);
    // Until the end is reached nothing counts as read: a reading may be stopped half way.
    this.position = null;
    let position = from;
    while (position < stats.size) {
      const chunk = readBytes(handle, position, Math.min(chunkBytes, stats.size - position));
      if (chunk.length === 0) break;
      for (const line of splitter.split(chunk)) {
        if (unended && !isBlank(line)) return false;
        unended = false;
        this.#take(line);
      }
      position += chunk.length;
      await breather.breathe();
    }
    const rest = splitter.rest();
    if (unended) {
      if (!isBlank(rest)) return false;
      this.position = positionAt(handle, stats, from, true);
      return true;
    }
    const whole = !rest.tooLong && !isBlank(rest) && readLine(this.#content, this.#log(rest), rest);
    this.position = positionAt(handle, stats, whole ? position : rest.offset, whole);
    return true;
  }

  #take(line: Line): void {
    if (line.tooLong) this.#fault(line, 'it is too long');
    else if (!isBlank(line) && !readLine(this.#content, this.#log(line), line)) {
      this.#fault(line, 'it is not a JSON object');
    }
  }

  #log(line: Line): Parameters<typeof readLine>[1] {
    const { number: file, place, memory, shared } = this;
    return { file, place, memory, shared, malformed: (what) => this.#fault(line, what) };
  }

  #fault(line: Line, what: string): void {
    this.memory.malformed++;
    this.#onMalformed(this.path, line.offset, what);
  }
}

function isBlank({ bytes, start, end, tooLong }: Line): boolean {
  if (tooLong) return false;
  for (let index = start; index < end; index++) {
    const byte = bytes[index];
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  }
  return true;
}
