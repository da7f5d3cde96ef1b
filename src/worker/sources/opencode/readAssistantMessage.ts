import { nanoDollars, type NanoDollars } from '../../../core/model/money.ts';
import type { FinishReason, Request } from '../../../core/model/request.ts';
import { columnText, type JsonRecord, nameOf, optionalRecord, parseRecord, timeMs } from './jsonValues.ts';
import type { Remark } from './remark.ts';
import { tokenCounts } from './tokenCounts.ts';

/** Columns of `message` a request is read from, in the order `readAssistantMessage` takes them. */
export const messageColumns = ['rowid', 'id', 'session_id', 'time_created', 'time_updated', 'data'] as const;

/** The request an assistant's message is, or null for any other message and for one that cannot be read. */
export function readAssistantMessage(row: readonly unknown[], remark: Remark): Request | null {
  const [rowid, id, sessionId, timeCreated, timeUpdated, data] = row;
  const message = parseRecord(data, remark);
  if (message === null) return null;
  return requestOf(
    message,
    { rowid: Number(rowid), id: columnText(id), sessionId: columnText(sessionId), timeCreated, timeUpdated },
    remark,
  );
}

/** What stands beside the JSON of a message: in columns, or in the names of its file and folder. */
export interface MessagePlace {
  readonly rowid: number;
  readonly id: string;
  readonly sessionId: string;
  readonly timeCreated: unknown;
  readonly timeUpdated: unknown;
}

/** The request in the JSON of an assistant's message, or null for any other message. */
export function requestOf(message: JsonRecord, place: MessagePlace, remark: Remark): Request | null {
  if (!isAssistants(message, remark)) return null;
  const time = optionalRecord(message['time'], 'time', remark);
  const created = timeMs(time?.['created']) || timeMs(place.timeCreated);
  const { tokens, reasoningInOutput } = tokenCounts(message['tokens'], remark);
  const request: Request = {
    rowid: place.rowid,
    id: place.id,
    sessionId: place.sessionId,
    created,
    completed: completedAt(time, timeMs(place.timeUpdated) || created, remark),
    model: {
      providerID: nameOf(message['providerID'], 'providerID', remark),
      modelID: nameOf(message['modelID'], 'modelID', remark),
    },
    agent: nameOf(message['agent'] ?? message['mode'], 'agent', remark),
    tokens,
    recordedCost: costOf(message['cost'], remark),
    finish: finishOf(message['finish'], remark),
    error: errorName(message['error'], remark),
    compaction: message['summary'] === true,
    promptId: columnText(message['parentID']),
  };
  // Objects put together out of others are slow to make, and this one is rare.
  return reasoningInOutput === true ? { ...request, reasoningInOutput } : request;
}

/** Whether a message is the assistant's; one that does not say whose it is is remarked. */
export function isAssistants(message: JsonRecord, remark: Remark): boolean {
  const role = message['role'];
  if (typeof role !== 'string') remark('role is not text');
  return role === 'assistant';
}

/** A completion that is there but is no time still says that the request is over: at its last update. */
function completedAt(time: JsonRecord | null, fallback: number, remark: Remark): number {
  const completed = time?.['completed'];
  if (completed === undefined || completed === null) return 0;
  const known = timeMs(completed);
  if (known === 0) remark('time.completed is not a time');
  return known || fallback;
}

function costOf(value: unknown, remark: Remark): NanoDollars {
  if (value === undefined) return 0;
  const cost = nanoDollars(value);
  if (cost === null) remark('cost is not an amount');
  return cost ?? 0;
}

function finishOf(value: unknown, remark: Remark): FinishReason {
  switch (value) {
    case undefined:
    case null:
    case '':
      return 'none';
    case 'stop':
    case 'tool-calls':
    case 'length':
    case 'content-filter':
      return value;
    default:
      if (typeof value !== 'string') remark('finish is not text');
      return 'other';
  }
}

/** Only the error's name: its data may hold what the provider answered, which is private. */
function errorName(value: unknown, remark: Remark): string {
  if (value === undefined || value === null) return '';
  const error = optionalRecord(value, 'error', remark);
  return nameOf(error?.['name'], 'error.name', remark) || 'UnknownError';
}
