import type { PartItem } from '../../index/partValue.ts';
import { columnText, jsonRecord, parseRecord } from './jsonValues.ts';
import { partValueOf } from './readPart.ts';
import { intentMark, promptMark } from './readTextMarks.ts';
import type { Remark } from './remark.ts';

/** Things kept of one message at most; their rowids are its own times this, and on from there. */
export const callsPerMessage = 1024;

/** Tool calls and marks of a 2.x message: an answer's content, or a prompt; null when nothing is kept of it. */
export function readSecondParts(row: readonly unknown[], remark: Remark): readonly PartItem[] | null {
  const [rowid, id, sessionId, timeCreated, , data, type] = row;
  const isPrompt = type === 'user';
  if (!isPrompt && type !== 'assistant') return null;
  if (typeof data !== 'string') return null;
  if (!isPrompt && !data.includes('"tool"') && !data.includes('\\"confidence\\"')) return null;
  // A message that is none is remarked where its request is read.
  const message = parseRecord(data, () => undefined);
  const first = Number(rowid) * callsPerMessage;
  const place = { rowid: first, messageId: columnText(id), sessionId: columnText(sessionId), timeCreated };
  if (isPrompt) {
    const mark = promptMark(columnText(message?.['text']), place);
    return mark === null ? null : [mark];
  }
  const content: unknown = message?.['content'];
  if (!Array.isArray(content)) return null;
  const items: PartItem[] = [];
  for (const [index, entry] of content.slice(0, callsPerMessage).entries()) {
    const part = jsonRecord(entry);
    if (part === null) continue;
    const at = { ...place, rowid: first + index };
    if (part['type'] === 'text') {
      const mark = intentMark(columnText(part['text']), at);
      if (mark !== null) items.push(mark);
      continue;
    }
    const named = { ...part, tool: part['name'] ?? part['tool'] };
    const state = jsonRecord(part['state']);
    const time = state?.['time'] ?? part['time'];
    const value = partValueOf(state === null ? named : { ...named, state: { ...state, time } }, at, remark);
    if (value === null) continue;
    if ('length' in value) items.push(...value);
    else items.push(value);
  }
  return items.length === 0 ? null : items;
}
