import fs from 'node:fs';
import path from 'node:path';
import { folderNames } from './folderNames.ts';
import { JsonFolder, type Look } from './jsonFolder.ts';
import type { FileSink } from './fileSink.ts';

/** The folders in a folder of the storage, one for each project, session or message. */
export class FolderSet {
  readonly #path: string;
  readonly #sinkOf: (name: string) => FileSink;
  readonly #folders = new Map<string, JsonFolder>();
  #verified = 0;

  constructor(folder: string, sinkOf: (name: string) => FileSink) {
    this.#path = folder;
    this.#sinkOf = sinkOf;
  }

  /** The folders there were at the last listing, by name. */
  get folders(): ReadonlyMap<string, JsonFolder> {
    return this.#folders;
  }

  /** Files that seem half written. */
  get pending(): number {
    let pending = 0;
    for (const folder of this.#folders.values()) pending += folder.pending;
    return pending;
  }

  /** Finds folders that came or went; true when one that held something went. */
  list(): boolean {
    const names = folderNames(this.#path);
    const present = new Set(names);
    let changed = false;
    for (const [name, folder] of this.#folders) {
      if (present.has(name)) continue;
      if (folder.clear()) changed = true;
      this.#folders.delete(name);
    }
    for (const name of names) if (!this.#folders.has(name) && this.#isFolder(name)) this.get(name);
    return changed;
  }

  /** The folder of this name, followed from now on. */
  get(name: string): JsonFolder {
    let folder = this.#folders.get(name);
    if (folder === undefined) {
      folder = new JsonFolder(path.join(this.#path, name), this.#sinkOf(name));
      this.#folders.set(name, folder);
    }
    return folder;
  }

  /** Looks at every folder, and through all files of those that `isDeep` names and of a few more in turn. */
  async look(look: Look, isDeep: (name: string) => boolean, inTurn: number): Promise<boolean> {
    let changed = false;
    const from = this.#verified;
    let place = 0;
    for (const [name, folder] of this.#folders) {
      const deep = isDeep(name) || (place >= from && place < from + inTurn);
      if (await folder.look(look, deep)) changed = true;
      await look.breather.breathe();
      place++;
    }
    this.#verified = from + inTurn >= place ? 0 : from + inTurn;
    return changed;
  }

  /** A link would lead out of the storage. */
  #isFolder(name: string): boolean {
    try {
      return fs.lstatSync(path.join(this.#path, name), { throwIfNoEntry: false })?.isDirectory() === true;
    } catch {
      return false;
    }
  }
}
