import { cleanLine } from '../../../../core/format/cleanLine.ts';
import type { TranscriptFacts } from '../../../../core/transcript/assembleTranscript.ts';
import type { FileChange, Prompt, RequestError } from '../../../../core/transcript/transcript.ts';
import { columnText, type JsonRecord, jsonRecord, nameOf, timeMs } from '../jsonValues.ts';
import { type MessagePlace, requestOf } from '../readAssistantMessage.ts';
import { fileStatus, lineCount } from './fileFacts.ts';

/** Longest sentence of an error that is kept, in letters. */
const maximumMessage = 400;
/** Files of one prompt that are kept at most. */
const mostChanges = 1000;

/** What a message of the 1.x tables or of JSON storage says about its session; null for one that is neither side's. */
export function readMessageFacts(message: JsonRecord, place: MessagePlace): TranscriptFacts | null {
  if (message['role'] === 'user') return { prompts: [promptOf(message, place)] };
  const request = requestOf(message, place, ignore);
  if (request === null) return null;
  const promptId = columnText(message['parentID']);
  return { requests: [{ ...request, promptId, detail: errorDetail(message['error']) }] };
}

/** Faults of a row are counted where the index reads it. */
export const ignore = (): void => undefined;

/** What an error says beside its name; never what the provider answered, which is private. */
export function errorDetail(error: unknown): RequestError | null {
  const data = jsonRecord(jsonRecord(error)?.['data']) ?? jsonRecord(error);
  if (data === null) return null;
  const status = data['statusCode'] ?? data['status'];
  return {
    statusCode: typeof status === 'number' && Number.isInteger(status) && status > 0 && status < 1000 ? status : 0,
    message: cleanLine(columnText(data['message']), maximumMessage),
    retryable: data['isRetryable'] === true,
  };
}

function promptOf(message: JsonRecord, place: MessagePlace): Prompt {
  const summary = jsonRecord(message['summary']);
  const diffs: unknown = summary?.['diffs'];
  return {
    id: place.id,
    created: timeMs(jsonRecord(message['time'])?.['created']) || timeMs(place.timeCreated),
    agent: nameOf(message['agent'] ?? message['mode'], 'agent', ignore),
    kind: 'user',
    label: '',
    changes: Array.isArray(diffs) ? diffs.slice(0, mostChanges).flatMap((diff) => changeOf(diff) ?? []) : null,
  };
}

function changeOf(value: unknown): FileChange | null {
  const diff = jsonRecord(value);
  const path = columnText(diff?.['file']);
  if (diff === null || path === '') return null;
  return {
    path: cleanLine(path, 1000),
    added: lineCount(diff['additions']),
    removed: lineCount(diff['deletions']),
    status: fileStatus(diff['status']),
  };
}
