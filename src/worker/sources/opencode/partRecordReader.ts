import type { PartValue } from '../../index/partValue.ts';
import type { TableRecord } from '../../sqlite/tableRecord.ts';
import { type KeyBytes, keyBytes } from './jsonSkimmer.ts';
import { OtherPartSkimmer } from './otherPartSkimmer.ts';
import { partValueOf, readPart } from './readPart.ts';
import { promptMark } from './readTextMarks.ts';
import type { Remark } from './remark.ts';
import { ToolPartSkimmer } from './toolPartSkimmer.ts';

/** Bytes of a text that is looked through where it stands; a shorter one is quicker to look through as a text. */
const long = 64 * 1024;

/** How OpenCode begins the JSON of every part. */
const beginning = keyBytes('{"type":"');
const tool = keyBytes('tool"');

/** Reads parts from the bytes of their rows: the same as `readPart` makes of what SQLite gives. */
export class PartRecordReader {
  readonly #tools = new ToolPartSkimmer();
  readonly #others = new OtherPartSkimmer();

  /**
   * What is kept of a part; undefined for a row that SQLite should read. `places` says where in the row
   * each of `partColumns` stands, -1 for nowhere.
   */
  read(record: TableRecord, places: readonly number[], remark: Remark): PartValue | null | undefined {
    const dataAt = places[6] ?? -1;
    if (!record.isText(dataAt)) return undefined;
    const start = record.start(dataAt);
    const end = record.end(dataAt);
    const begins = howItBegins(record.bytes, start, end);
    const prompt = begins === 'tool' ? undefined : this.#others.read(record, start, end);
    if (prompt === null) return null;
    const skimmed = prompt === undefined && begins !== 'other' ? this.#tools.read(record, start, end) : null;
    if (prompt === undefined && skimmed === null && holdsNothing(record, dataAt)) return null;
    const messageAt = places[2] ?? -1;
    const sessionAt = places[3] ?? -1;
    const createdAt = places[4] ?? -1;
    const messageId = messageAt < 0 ? null : record.shortText(messageAt);
    const sessionId = sessionAt < 0 ? null : record.shortText(sessionAt);
    const timeCreated = createdAt < 0 ? null : record.number(createdAt);
    if (messageId === undefined || sessionId === undefined || timeCreated === undefined) return undefined;
    const place = { rowid: record.rowid, messageId: messageId ?? '', sessionId: sessionId ?? '', timeCreated };
    if (prompt !== undefined) return promptMark(prompt, place);
    if (skimmed !== null) return partValueOf(skimmed.part, place, remark, skimmed);
    const data = record.text(dataAt);
    if (data === undefined) return undefined;
    return readPart([record.rowid, null, messageId, sessionId, timeCreated, null, data], remark);
  }
}

/**
 * True when `readPart` would see at once that nothing is kept of a part. Its words are plain letters, so that they can be
 * looked for without knowing how the text is to be decoded; where that could matter this says false.
 */
function holdsNothing(record: TableRecord, column: number): boolean {
  const [start, end] = [record.start(column), record.end(column)];
  // A long text would lie in the heap until all of it is cleaned up.
  const isLong = end - start > long;
  const data = isLong ? record.bytes.subarray(start, end) : record.bytes.toString('latin1', start, end);
  if (data.includes('"tool"') || data.includes('\\"confidence\\"')) return false;
  // A zero ends a text in C, so that what stands behind it says nothing.
  return !data.includes('"text"') || (data.includes('"time":{') && !data.includes('\0'));
}

/** Which kind of part this is, where that stands at the beginning, as OpenCode writes it of tool calls. */
function howItBegins(bytes: Uint8Array, start: number, end: number): 'tool' | 'other' | 'unknown' {
  if (end - start < beginning.length + tool.length || !isAt(beginning, bytes, start)) return 'unknown';
  return isAt(tool, bytes, start + beginning.length) ? 'tool' : 'other';
}

function isAt(text: KeyBytes, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < text.length; index++) if (bytes[start + index] !== text[index]) return false;
  return true;
}
