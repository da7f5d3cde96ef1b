import fs from 'node:fs';
import path from 'node:path';
import type { IntentVerdict } from '../../core/behaviour/intentMarks.ts';
import { readMarks, writeMarks } from '../../core/behaviour/marksFile.ts';
import { replaceFile } from '../storage/replaceFile.ts';
import { fileStamp } from '../watch/fileStamp.ts';

/** Name of the file in the extension's own storage. */
const fileName = 'marks.json';

/** The user's marks, in a file of our own: replaced whole, read again when another window wrote it. */
export class MarkStore {
  readonly #file: string;
  #stamp = '';
  #marks = new Map<string, IntentVerdict>();
  #hidden = new Set<string>();
  #problem = '';

  /** `folder` is the extension's storage. */
  constructor(folder: string) {
    this.#file = path.join(folder, fileName);
  }

  /** Every mark by its key, as the file has it now. */
  marks(): ReadonlyMap<string, IntentVerdict> {
    this.refresh();
    return this.#marks;
  }

  /** Names of the skills the user does not want to be reminded of. */
  hiddenSkills(): ReadonlySet<string> {
    this.refresh();
    return this.#hidden;
  }

  /** Looks whether another window wrote marks; true when they are not what they were. */
  refresh(): boolean {
    const stamp = stampOf(this.#file);
    if (stamp === this.#stamp) return false;
    this.#stamp = stamp;
    this.#problem = '';
    this.#marks = new Map();
    this.#hidden = new Set();
    if (stamp === '') return true;
    const read = readMarks(fs.readFileSync(this.#file, 'utf8'));
    if ('problem' in read) this.#problem = read.problem;
    else {
      this.#marks = new Map(read.marks.map((mark) => [mark.key, mark]));
      this.#hidden = new Set(read.hiddenSkills);
    }
    return true;
  }

  /** Sets a mark, or takes it back (null). */
  set(key: string, mark: IntentVerdict | null): void {
    const marks = new Map(this.marks());
    if (mark === null) marks.delete(key);
    else marks.set(key, mark);
    this.#write(marks, this.#hidden);
  }

  /** Hides a skill from the list of those to look at, or shows it again. */
  hideSkill(name: string, hide: boolean): void {
    const hidden = new Set(this.hiddenSkills());
    if (hide) hidden.add(name);
    else hidden.delete(name);
    this.#write(this.#marks, hidden);
  }

  /** The marks as a file to keep. */
  exportText(): string {
    return writeMarks(this.marks().values(), this.#hidden);
  }

  /** Adds what an exported file holds, the later of two marks for one classification; how much is new or changed. */
  importText(text: string): number {
    const read = readMarks(text);
    if ('problem' in read) throw new Error(`The marks were not imported. ${read.problem}`);
    const marks = new Map(this.marks());
    let taken = 0;
    for (const mark of read.marks) {
      const known = marks.get(mark.key);
      if (known !== undefined && known.at >= mark.at) continue;
      marks.set(mark.key, mark);
      taken++;
    }
    const hidden = new Set([...this.#hidden, ...read.hiddenSkills]);
    taken += hidden.size - this.#hidden.size;
    if (taken > 0) this.#write(marks, hidden);
    return taken;
  }

  #write(marks: ReadonlyMap<string, IntentVerdict>, hidden: ReadonlySet<string>): void {
    // A file that could not be read is somebody's: it is moved aside, not written over.
    if (this.#problem !== '') fs.renameSync(this.#file, `${this.#file}.${crypto.randomUUID()}.bak`);
    replaceFile(this.#file, (handle) => fs.writeFileSync(handle, writeMarks(marks.values(), hidden)));
    this.#stamp = stampOf(this.#file);
    this.#marks = new Map(marks);
    this.#hidden = new Set(hidden);
    this.#problem = '';
  }
}

function stampOf(file: string): string {
  try {
    return fileStamp(file);
  } catch {
    return '';
  }
}
