import fs from 'node:fs';
import type { CallTexts } from '../../core/inspector/callTexts.ts';
import { assembleTranscript, type TranscriptFacts } from '../../core/transcript/assembleTranscript.ts';
import type { RecordedChange } from '../../core/transcript/diff/recordedChange.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { nextTurn } from '../index/nextTurn.ts';
import { type JsonRecord, jsonRecord } from '../sources/opencode/jsonValues.ts';
import { callTextsOf } from '../sources/opencode/transcript/callTextsOf.ts';
import { callChangesOf } from '../sources/opencode/transcript/recordedChanges.ts';
import { readBytes } from '../sources/ompLogs/fileBytes.ts';
import { type Line, LineSplitter } from '../sources/ompLogs/lineSplitter.ts';
import { readLineAt } from '../sources/ompLogs/logReader.ts';
import { LogFacts } from '../sources/ompLogs/transcript/logFacts.ts';
import { promptTextOf } from '../sources/ompLogs/transcript/promptTextOf.ts';
import type { TranscriptSource } from './transcriptSource.ts';

/** Bytes read between two breaths. */
const chunkBytes = 1 << 20;
/** Longer lines are passed over. */
const longestLine = 64 * 1024 * 1024;

/** A session in one of oh-my-pi's logs: read once, then on from the last whole line while only lines are added. */
export class LogTranscript implements TranscriptSource {
  readonly #path: string;
  readonly #sessionId: string;
  #facts: LogFacts;
  #read = { ino: 0, size: 0, mtimeMs: 0, offset: 0 };

  constructor(path: string, sessionId: string) {
    this.#path = path;
    this.#sessionId = sessionId;
    this.#facts = new LogFacts(sessionId);
  }

  async refresh(signal?: AbortSignal): Promise<boolean> {
    const handle = fs.openSync(this.#path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      const { ino, size, mtimeMs } = fs.fstatSync(handle);
      const before = this.#read;
      if (ino === before.ino && size === before.size && mtimeMs === before.mtimeMs) return false;
      // The same length at another time: something was written over, as a title is.
      const goesOn = ino === before.ino && size > before.size;
      if (!goesOn) this.#facts = new LogFacts(this.#sessionId);
      const offset = await this.#readOn(handle, goesOn ? before.offset : 0, size, signal);
      this.#read = { ino, size, mtimeMs, offset };
      return true;
    } catch (error) {
      // What was begun is read from its beginning the next time.
      this.close();
      throw error;
    } finally {
      fs.closeSync(handle);
    }
  }

  transcript(): Transcript {
    const facts: readonly TranscriptFacts[] = this.#facts.all;
    return assembleTranscript(this.#sessionId, facts);
  }

  callTexts(callId: string): CallTexts | null {
    const part = this.#part(callId);
    return part === null ? null : callTextsOf(callId, part);
  }

  promptText(promptId: string): string | null {
    const place = this.#facts.placeOfPrompt(promptId);
    const entry = place === null ? null : readLineAt(this.#path, { file: 0, ...place });
    return entry === null ? null : promptTextOf(jsonRecord(entry['message']));
  }

  /** Nothing is recorded for whole prompts. */
  promptChanges(): readonly RecordedChange[] {
    return [];
  }

  callChanges(callId: string): readonly RecordedChange[] {
    const part = this.#part(callId);
    return part === null ? [] : callChangesOf(part);
  }

  close(): void {
    this.#facts = new LogFacts(this.#sessionId);
    this.#read = { ino: 0, size: 0, mtimeMs: 0, offset: 0 };
  }

  async #readOn(handle: number, from: number, size: number, signal?: AbortSignal): Promise<number> {
    const splitter = new LineSplitter(from, longestLine);
    let end = from;
    for (let at = from; at < size; at += chunkBytes) {
      for (const line of splitter.split(readBytes(handle, at, Math.min(chunkBytes, size - at)))) {
        end = line.offset + line.end - line.start + 1;
        this.#take(line);
      }
      await nextTurn();
      signal?.throwIfAborted();
    }
    // A last line without an end counts when it is whole; it is read once more when it has one.
    this.#take(splitter.rest());
    return end;
  }

  #take({ bytes, start, end, offset, tooLong }: Line): void {
    if (tooLong) return;
    try {
      const entry = jsonRecord(JSON.parse(bytes.toString('utf8', start, end)));
      if (entry !== null) this.#facts.take(entry, { offset, length: end - start });
    } catch {
      // Faults of a line are counted where the index reads it.
    }
  }

  #part(callId: string): JsonRecord | null {
    return this.#facts.part(callId, (place) => readLineAt(this.#path, { file: 0, ...place }));
  }
}
