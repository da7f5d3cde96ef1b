import path from 'node:path';
import type { IndexProgress } from '../../../protocol/workerApi.ts';
import type { Breather } from './breather.ts';
import { FolderSet } from './folderSet.ts';
import { JsonFolder, type Look } from './jsonFolder.ts';
import { messageSink } from './messageSink.ts';
import { partSink } from './partSink.ts';
import { projectSink } from './projectSink.ts';
import { sessionSink } from './sessionSink.ts';
import type { StorageContent } from './storageContent.ts';

/** Folders looked through in turn though they seem unchanged, one look each: in the end nothing stays unseen. */
const inTurn = 20;

/** The folders of one storage, and what a look at them costs: a question each, more where something moves. */
export class StorageFolders {
  readonly #content: StorageContent;
  readonly #projects: JsonFolder;
  readonly #sessions: FolderSet;
  readonly #messages: FolderSet;
  /** By message. */
  readonly #parts = new Map<string, JsonFolder>();
  readonly #unsettledParts = new Set<JsonFolder>();
  #partsInTurn = this.#parts.values();
  readonly #root: string;
  #lastRowid = 0;

  constructor(root: string, content: StorageContent) {
    this.#root = root;
    this.#content = content;
    this.#projects = new JsonFolder(path.join(root, 'project'), projectSink(content));
    this.#sessions = new FolderSet(path.join(root, 'session'), (name) => sessionSink(content, name));
    this.#messages = new FolderSet(path.join(root, 'message'), (name) => messageSink(content, name));
  }

  /** Files that seem half written. */
  get pending(): number {
    return this.#projects.pending + this.#sessions.pending + this.#messages.pending;
  }

  /** Takes over what changed in projects, sessions, messages and running tool calls; true when anything did. */
  async look(now: number, breather: Breather, onProgress: (progress: IndexProgress) => void): Promise<boolean> {
    const { touched } = this.#content;
    const look = this.#look(now, breather);
    touched.clear();
    let changed = await this.#projects.look(look, true);
    if (this.#sessions.list()) changed = true;
    // Session files are written in place whenever their session moves.
    if (await this.#sessions.look(look, () => true, 0)) changed = true;
    if (this.#messages.list()) changed = true;
    const total = this.#messages.folders.size;
    let done = 0;
    const isDeep = (name: string): boolean => {
      onProgress({ phase: 'requests', done: done++, total });
      return touched.has(name);
    };
    if (await this.#messages.look(look, isDeep, inTurn)) changed = true;
    if (this.#dropParts()) changed = true;
    for (const folder of this.#unsettledParts) {
      if (await folder.look(look)) changed = true;
      if (folder.settled) this.#unsettledParts.delete(folder);
    }
    for (let place = 0; place < inTurn; place++) {
      const next = this.#partsInTurn.next();
      if (next.done === true) {
        this.#partsInTurn = this.#parts.values();
        break;
      }
      if (await next.value.look(look, true)) changed = true;
      if (!next.value.settled) this.#unsettledParts.add(next.value);
    }
    return changed;
  }

  /** Forgets the parts of messages that are no answers any more; true when any were known. */
  #dropParts(): boolean {
    let changed = false;
    for (const messageId of this.#content.partsGone) {
      const folder = this.#parts.get(messageId);
      if (folder?.clear() === true) changed = true;
      if (folder !== undefined) this.#unsettledParts.delete(folder);
      this.#parts.delete(messageId);
    }
    this.#content.partsGone.clear();
    return changed;
  }

  /** Reads the parts of messages that are due. */
  async readParts(now: number, breather: Breather, onProgress: (progress: IndexProgress) => void): Promise<void> {
    const { partsDue } = this.#content;
    const total = partsDue.size;
    const look = this.#look(now, breather);
    for (const [messageId, sessionId] of partsDue) {
      const folder = this.#partsOf(messageId, sessionId);
      await folder.look(look, true);
      partsDue.delete(messageId);
      if (!folder.settled) this.#unsettledParts.add(folder);
      onProgress({ phase: 'toolCalls', done: total - partsDue.size, total });
      await breather.breathe();
    }
  }

  #partsOf(messageId: string, sessionId: string): JsonFolder {
    let folder = this.#parts.get(messageId);
    if (folder === undefined) {
      folder = new JsonFolder(path.join(this.#root, 'part', messageId), partSink(this.#content, messageId, sessionId));
      this.#parts.set(messageId, folder);
    }
    return folder;
  }

  #look(now: number, breather: Breather): Look {
    return { now, breather, nextRowid: () => ++this.#lastRowid };
  }
}
