import type { CallTexts } from '../../core/inspector/callTexts.ts';
import { assembleTranscript } from '../../core/transcript/assembleTranscript.ts';
import type { RecordedChange } from '../../core/transcript/diff/recordedChange.ts';
import type { TodoList, Transcript } from '../../core/transcript/transcript.ts';
import { nextTurn } from '../index/nextTurn.ts';
import type { JsonRecord } from '../sources/opencode/jsonValues.ts';
import { columnText, parseRecord } from '../sources/opencode/jsonValues.ts';
import { readOpenCodeSchema } from '../sources/opencode/readOpenCodeSchema.ts';
import { callTextsOf } from '../sources/opencode/transcript/callTextsOf.ts';
import { ignore } from '../sources/opencode/transcript/readMessageFacts.ts';
import { secondParts, secondText } from '../sources/opencode/transcript/readSecondFacts.ts';
import { readTodoTable } from '../sources/opencode/readTodoTable.ts';
import { todosOf } from '../sources/opencode/transcript/readTodos.ts';
import { callChangesOf, promptChangesOf } from '../sources/opencode/transcript/recordedChanges.ts';
import type { LiveDatabase } from '../sqlite/liveDatabase.ts';
import type { SnapshotMark } from '../sqlite/snapshotMark.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import { FactTable } from './factTable.ts';
import type { TranscriptTable } from './transcriptTables.ts';
import { messageTable, partTable, secondMessageTable } from './transcriptTables.ts';
import type { TranscriptSource } from './transcriptSource.ts';

/** Rows of one snapshot: the thread stays responsive between two. */
const chunk = 250;

/** A session in an OpenCode database: the rows of the tables of 1.x and of 2.x, found by their session alone. */
export class DatabaseTranscript implements TranscriptSource {
  readonly #database: LiveDatabase;
  readonly #sessionId: string;
  readonly #messages = new FactTable();
  readonly #parts = new FactTable();
  readonly #second = new FactTable();
  readonly #prompts = new Set<string>();
  #todoList: TodoList | null = null;
  #mark: SnapshotMark | null = null;
  #version = -1;

  constructor(database: LiveDatabase, sessionId: string) {
    this.#database = database;
    this.#sessionId = sessionId;
  }

  async refresh(signal?: AbortSignal): Promise<boolean> {
    const plan = this.#database.read((reader) => (reader.isSame(this.#mark) ? null : this.#plan(reader)));
    if (plan === null) return false;
    if (plan.version !== this.#version) this.#forget();
    const messages = new Set(plan.messages ?? []);
    const gone = this.#messages.keepOnly(messages);
    if (plan.messages !== null) await this.#read(messageTable, this.#messages, [...messages], signal);
    this.#notePrompts();
    if (plan.second !== null) {
      this.#second.keepOnly(new Set(plan.second));
      await this.#read(secondMessageTable, this.#second, plan.second, signal);
    }
    if (plan.hasParts) await this.#readParts(gone, signal);
    this.#todoList = plan.todoList;
    this.#version = plan.version;
    this.#mark = plan.mark;
    return true;
  }

  transcript(): Transcript {
    // What 2.x took over counts as 2.x has it.
    const kept = this.#todoList === null ? [] : [{ todoList: this.#todoList }];
    const facts = [...this.#messages.facts, ...this.#parts.facts, ...this.#second.facts];
    return assembleTranscript(this.#sessionId, [...facts, ...kept]);
  }

  callTexts(callId: string): CallTexts | null {
    const part = this.#part(callId);
    return part === null ? null : callTextsOf(callId, part);
  }

  promptText(promptId: string): string | null {
    const texts = this.#database.read((reader) => {
      if (!readOpenCodeSchema(reader, 1).schema?.part) return [];
      const own = 'SELECT data FROM part WHERE message_id = ? AND session_id = ? ORDER BY id';
      return reader.all(own, [promptId, this.#sessionId]).flatMap(([data]) => {
        const part = parseRecord(data, ignore);
        return part?.['type'] === 'text' && part['synthetic'] !== true ? [columnText(part['text'])] : [];
      });
    });
    if (texts.length > 0) return texts.join('\n');
    const message = this.#record('session_message', promptId);
    return message === null ? null : secondText(message);
  }

  promptChanges(promptId: string): readonly RecordedChange[] {
    const message = this.#record('message', promptId);
    return message === null ? [] : promptChangesOf(message);
  }

  callChanges(callId: string): readonly RecordedChange[] {
    const part = this.#part(callId);
    return part === null ? [] : callChangesOf(part);
  }

  close(): void {
    this.#database.close();
  }

  /** Which rows there are, by the indexes of the session alone. */
  #plan(reader: SnapshotReader): {
    readonly mark: SnapshotMark;
    readonly version: number;
    readonly messages: readonly number[] | null;
    readonly second: readonly number[] | null;
    readonly hasParts: boolean;
    readonly todoList: TodoList | null;
  } {
    const { schema: first } = readOpenCodeSchema(reader, 1);
    const { schema: second } = readOpenCodeSchema(reader, 2);
    const { rows, at } = readTodoTable(reader, this.#sessionId);
    const todos = todosOf(rows);
    const version = first?.version ?? second?.version ?? 0;
    return {
      mark: reader.mark,
      version,
      messages: first === null ? null : rowids(reader, messageTable, this.#sessionId),
      second: second === null ? null : rowids(reader, secondMessageTable, this.#sessionId),
      hasParts: first?.part !== null && first !== null,
      todoList: todos === null || todos.length === 0 ? null : { todos, at },
    };
  }

  /** New parts stand behind the last known one; a part goes only with its message. */
  async #readParts(gone: boolean, signal?: AbortSignal): Promise<void> {
    const after = gone ? 0 : this.#parts.last;
    const found = this.#database.read((reader) => rowids(reader, partTable, this.#sessionId, after));
    if (gone) this.#parts.keepOnly(new Set(found));
    const again = gone ? [] : this.#parts.dueAgain();
    await this.#read(partTable, this.#parts, [...new Set([...again, ...found])], signal);
  }

  async #read(table: TranscriptTable, facts: FactTable, all: readonly number[], signal?: AbortSignal): Promise<void> {
    const due = facts.due(all);
    for (let start = 0; start < due.length; start += chunk) {
      signal?.throwIfAborted();
      const some = due.slice(start, start + chunk);
      const read = this.#database.read((reader) =>
        some.map((rowid) => {
          const [row] = reader.all(table.select, [rowid, this.#sessionId]);
          return [rowid, row === undefined ? null : table.facts(row, this.#prompts)] as const;
        }),
      );
      for (const [rowid, told] of read) facts.put(rowid, told);
      if (start + chunk < due.length) await nextTurn();
    }
  }

  #notePrompts(): void {
    this.#prompts.clear();
    for (const { prompts = [] } of this.#messages.facts) for (const { id } of prompts) this.#prompts.add(id);
  }

  /** The JSON of the part a call is; of 2.x the part in its message. */
  #part(callId: string): JsonRecord | null {
    const [messageId = '', index] = callId.split('#');
    if (index === undefined) return this.#record('part', callId);
    const message = this.#record('session_message', messageId);
    return message === null ? null : (secondParts(message)[Number(index)] ?? null);
  }

  #record(table: 'message' | 'part' | 'session_message', id: string): JsonRecord | null {
    const row = this.#database.read((reader) => {
      const { schema } = readOpenCodeSchema(reader, table === 'session_message' ? 2 : 1);
      if (schema === null || (table === 'part' && schema.part === null)) return undefined;
      return reader.all(`SELECT data FROM ${table} WHERE id = ? AND session_id = ?`, [id, this.#sessionId])[0];
    });
    return row === undefined ? null : parseRecord(row[0], ignore);
  }

  #forget(): void {
    for (const table of [this.#messages, this.#parts, this.#second]) table.clear();
  }
}

function rowids(reader: SnapshotReader, table: TranscriptTable, sessionId: string, after = 0): readonly number[] {
  return reader.all(table.list, [sessionId, after]).map(([rowid]) => Number(rowid));
}
