import fs from 'node:fs';
import path from 'node:path';
import type { CallTexts } from '../../core/inspector/callTexts.ts';
import { assembleTranscript, type TranscriptFacts } from '../../core/transcript/assembleTranscript.ts';
import type { RecordedChange } from '../../core/transcript/diff/recordedChange.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { nextTurn } from '../index/nextTurn.ts';
import { readStorageTodos, type StorageTodos } from '../sources/jsonStorage/readStorageTodos.ts';
import { readStorageFile } from '../sources/jsonStorage/readStorageFile.ts';
import { columnText, type JsonRecord } from '../sources/opencode/jsonValues.ts';
import { callTextsOf } from '../sources/opencode/transcript/callTextsOf.ts';
import { readMessageFacts } from '../sources/opencode/transcript/readMessageFacts.ts';
import { readPartFacts } from '../sources/opencode/transcript/readPartFacts.ts';
import { todosOf } from '../sources/opencode/transcript/readTodos.ts';
import { callChangesOf, promptChangesOf } from '../sources/opencode/transcript/recordedChanges.ts';
import type { TranscriptSource } from './transcriptSource.ts';

/** Names as OpenCode gives them; anything else is no file of its own and might lead elsewhere. */
const plainName = /^[\w-]+$/;
/** Files between two breaths. */
const atOnce = 100;

interface KnownFile {
  readonly stamp: string;
  readonly facts: TranscriptFacts | null;
}

/** A session in the JSON files that OpenCode wrote before it had a database. */
export class StorageTranscript implements TranscriptSource {
  readonly #root: string;
  readonly #sessionId: string;
  /** By path. */
  #files = new Map<string, KnownFile>();
  #todos: StorageTodos | null = null;

  constructor(root: string, sessionId: string) {
    this.#root = root;
    this.#sessionId = sessionId;
  }

  async refresh(signal?: AbortSignal): Promise<boolean> {
    const before = this.#files;
    const after = new Map<string, KnownFile>();
    let changed = false;
    let looked = 0;
    const look = async (
      folder: string,
      facts: (record: JsonRecord, id: string) => TranscriptFacts | null,
    ): Promise<void> => {
      for (const name of jsonNames(folder)) {
        if (++looked % atOnce === 0) await nextTurn();
        signal?.throwIfAborted();
        const file = path.join(folder, `${name}.json`);
        const known = before.get(file);
        const stats = statOf(file);
        if (stats === null) continue;
        const stamp = `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
        if (known?.stamp === stamp) after.set(file, known);
        else {
          changed = true;
          const read = readStorageFile(file, stats);
          // A file that is half written is read again, for it will have another time.
          after.set(file, { stamp, facts: read.kind === 'record' ? facts(read.record, name) : (known?.facts ?? null) });
        }
      }
    };
    const messages = this.#folder('message', this.#sessionId);
    await look(messages, (record, id) => readMessageFacts(record, { ...this.#place(id), id, timeUpdated: 0 }));
    for (const messageId of jsonNames(messages)) {
      const ofPrompt = after.get(path.join(messages, `${messageId}.json`))?.facts?.prompts !== undefined;
      await look(this.#folder('part', messageId), (record, id) =>
        readPartFacts(record, { ...this.#place(id), id: `${messageId}/${id}`, messageId, ofPrompt }),
      );
    }
    this.#files = after;
    const todos = readStorageTodos(this.#root, this.#sessionId, this.#todos);
    if (todos !== this.#todos) changed = true;
    this.#todos = todos;
    return changed || after.size !== before.size;
  }

  transcript(): Transcript {
    const facts = [...this.#files.values()].flatMap((file) => file.facts ?? []);
    const todos = todosOf(this.#todos?.list);
    const kept = todos === null ? [] : [{ todoList: { todos, at: this.#todos?.at ?? 0 } }];
    return assembleTranscript(this.#sessionId, [...facts, ...kept]);
  }

  callTexts(callId: string): CallTexts | null {
    const part = this.#part(callId);
    return part === null ? null : callTextsOf(callId, part);
  }

  promptText(promptId: string): string | null {
    const folder = this.#folder('part', promptId);
    const texts = jsonNames(folder).flatMap((name) => {
      const part = this.#record(path.join(folder, `${name}.json`));
      return part?.['type'] === 'text' && part['synthetic'] !== true ? [columnText(part['text'])] : [];
    });
    return texts.length === 0 ? null : texts.join('\n');
  }

  promptChanges(promptId: string): readonly RecordedChange[] {
    if (!plainName.test(promptId)) return [];
    const message = this.#record(path.join(this.#folder('message', this.#sessionId), `${promptId}.json`));
    return message === null ? [] : promptChangesOf(message);
  }

  callChanges(callId: string): readonly RecordedChange[] {
    const part = this.#part(callId);
    return part === null ? [] : callChangesOf(part);
  }

  close(): void {
    this.#files = new Map();
  }

  #place(id: string): { rowid: number; messageId: string; sessionId: string; timeCreated: number } {
    return { rowid: 0, messageId: id, sessionId: this.#sessionId, timeCreated: 0 };
  }

  #folder(kind: 'message' | 'part', name: string): string {
    return plainName.test(name) ? path.join(this.#root, kind, name) : '';
  }

  #part(callId: string): JsonRecord | null {
    const [messageId = '', name = ''] = callId.split('/');
    if (!plainName.test(messageId) || !plainName.test(name)) return null;
    return this.#record(path.join(this.#root, 'part', messageId, `${name}.json`));
  }

  #record(file: string): JsonRecord | null {
    const stats = statOf(file);
    if (stats === null) return null;
    const read = readStorageFile(file, stats);
    return read.kind === 'record' ? read.record : null;
  }
}

function jsonNames(folder: string): readonly string[] {
  if (folder === '') return [];
  try {
    const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names
      .map((name) => name.slice(0, -'.json'.length))
      .filter((name) => plainName.test(name))
      .sort();
  } catch {
    return [];
  }
}

function statOf(file: string): fs.Stats | null {
  try {
    return fs.lstatSync(file);
  } catch {
    return null;
  }
}
