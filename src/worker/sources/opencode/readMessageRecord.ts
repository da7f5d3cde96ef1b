import type { Request } from '../../../core/model/request.ts';
import type { TableRecord } from '../../sqlite/tableRecord.ts';
import { columnText, parseRecord } from './jsonValues.ts';
import { isAssistants, requestOf } from './readAssistantMessage.ts';
import type { Remark } from './remark.ts';

/**
 * Reads the request out of the bytes of a message's row: the same as `readAssistantMessage` makes of what SQLite gives, and undefined
 * for a row that SQLite should read. `places` says where in the row each of `messageColumns` stands, -1 for nowhere. No text
 * is made of what is not kept: a good third of all messages are the user's.
 */
export function readMessageRecord(
  record: TableRecord,
  places: readonly number[],
  remark: Remark,
): Request | null | undefined {
  // To take a list apart goes through an iterator, and this runs for every row of a first read, before V8 has compiled it.
  const dataAt = places[5] ?? -1;
  const data = dataAt < 0 ? null : record.text(dataAt);
  if (data === undefined) return undefined;
  const message = parseRecord(data, remark);
  if (message === null || !isAssistants(message, remark)) return null;
  const idAt = places[1] ?? -1;
  const sessionAt = places[2] ?? -1;
  const createdAt = places[3] ?? -1;
  const updatedAt = places[4] ?? -1;
  const id = idAt < 0 ? null : record.text(idAt);
  const sessionId = sessionAt < 0 ? null : record.shortText(sessionAt);
  const timeCreated = createdAt < 0 ? null : record.number(createdAt);
  const timeUpdated = updatedAt < 0 ? null : record.number(updatedAt);
  if (id === undefined || sessionId === undefined || timeCreated === undefined || timeUpdated === undefined)
    return undefined;
  const { rowid } = record;
  const place = { rowid, id: columnText(id), sessionId: columnText(sessionId), timeCreated, timeUpdated };
  return requestOf(message, place, remark);
}
