import { intentsIn } from '../../../core/tools/intentsIn.ts';
import type { PartItem, PartValue } from '../../index/partValue.ts';
import { columnText, type JsonRecord, jsonRecord, parseRecord } from './jsonValues.ts';
import { mayHoldMark, textMarkOf } from './readTextMarks.ts';
import { type PartPlace, type PassedOver, toolCallOf } from './readToolCall.ts';
import type { Remark } from './remark.ts';

/** What is kept of a part, or null for one of which nothing is and for one that cannot be read. */
export function readPart(row: readonly unknown[], remark: Remark): PartValue | null {
  const [rowid, , messageId, sessionId, timeCreated, , data] = row;
  // Most parts are text, and long: a look for the word is many times cheaper than parsing them.
  if (typeof data === 'string' && !data.includes('"tool"') && !mayHoldMark(data)) return null;
  const part = parseRecord(data, remark);
  if (part === null) return null;
  const place = {
    rowid: Number(rowid),
    messageId: columnText(messageId),
    sessionId: columnText(sessionId),
    timeCreated,
  };
  return partValueOf(part, place, remark);
}

/**
 * What is kept of a parsed part, or of one of whose JSON only that was made what is looked at: what this looks at beyond
 * `type`, `tool` and `state`, `ToolPartSkimmer` must keep.
 */
export function partValueOf(part: JsonRecord, place: PartPlace, remark: Remark, passed?: PassedOver): PartValue | null {
  const call = toolCallOf(part, place, remark, passed);
  if (call === null) return textMarkOf(part, place);
  const output = columnText(jsonRecord(part['state'])?.['output']);
  // A script that classifies says so in its output.
  const intents = output.includes('"confidence"') ? intentsIn(output) : [];
  if (intents.length === 0) return call;
  const { rowid, messageId, sessionId } = place;
  const mark: PartItem = { kind: 'intent', intents, rowid, messageId, sessionId, at: call.started };
  return [call, mark];
}
