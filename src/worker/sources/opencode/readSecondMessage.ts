import type { Request } from '../../../core/model/request.ts';
import { columnText, jsonRecord, type JsonRecord, parseRecord, timeMs } from './jsonValues.ts';
import { requestOf } from './readAssistantMessage.ts';
import type { Remark } from './remark.ts';

/** Columns of 2.x's `session_message` requests and tool calls are read from, in the order the readers take them. */
export const secondMessageColumns = [
  'rowid',
  'id',
  'session_id',
  'time_created',
  'time_updated',
  'data',
  'type',
] as const;

/** The request of a 2.x message: an answer, or a compaction with its own cost and tokens; null for any other. */
export function readSecondMessage(row: readonly unknown[], remark: Remark): Request | null {
  const [rowid, id, sessionId, timeCreated, timeUpdated, data, type] = row;
  if (type !== 'assistant' && type !== 'compaction') return null;
  const message = parseRecord(data, remark);
  if (message === null) return null;
  const model = jsonRecord(message['model']);
  const place = {
    rowid: Number(rowid),
    id: columnText(id),
    sessionId: columnText(sessionId),
    timeCreated,
    timeUpdated,
  };
  const known = {
    ...message,
    role: 'assistant',
    providerID: model?.['providerID'] ?? message['providerID'],
    modelID: model?.['id'] ?? model?.['modelID'] ?? message['modelID'],
    summary: type === 'compaction',
    time: timesOf(message, timeCreated, timeUpdated),
  };
  const request = requestOf(known, place, remark);
  return request === null ? null : { ...request, generation: 2 };
}

/** A message that does not tell its times was over when its use was written, at its last update. */
function timesOf(message: JsonRecord, created: unknown, updated: unknown): unknown {
  if (message['time'] !== undefined) return message['time'];
  const isOver = message['tokens'] !== undefined || message['error'] !== undefined || message['finish'] !== undefined;
  return isOver ? { created, completed: timeMs(updated) || timeMs(created) || undefined } : { created };
}
