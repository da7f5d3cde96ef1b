import type { TranscriptFacts } from '../../../../core/transcript/assembleTranscript.ts';
import type { TranscriptCall } from '../../../../core/transcript/transcript.ts';
import { columnText, type JsonRecord, jsonRecord, nameOf, parseRecord, timeMs } from '../jsonValues.ts';
import { readSecondMessage } from '../readSecondMessage.ts';
import { errorDetail, ignore } from './readMessageFacts.ts';
import { labelOf, transcriptCallOf } from './readPartFacts.ts';

/** Calls of one message that are listed at most. */
const mostCalls = 1024;

/** What a row of 2.x's `session_message` (in the order of `secondMessageColumns`) says; null for one that says nothing. */
export function readSecondFacts(row: readonly unknown[]): TranscriptFacts | null {
  const [, id, , created, , data, type] = row;
  const message = parseRecord(data, ignore);
  if (message === null) return null;
  const messageId = columnText(id);
  if (type === 'user') {
    const label = labelOf(secondText(message));
    const agent = nameOf(message['agent'], 'agent', ignore);
    return {
      prompts: [{ id: messageId, created: secondTime(message, created), agent, kind: 'user', label, changes: null }],
    };
  }
  const request = readSecondMessage(row, ignore);
  if (request === null) return null;
  return {
    requests: [{ ...request, promptId: '', detail: errorDetail(message['error']) }],
    calls: secondParts(message).flatMap((part, index) => secondCall(part, row, index) ?? []),
  };
}

/** The tool parts of a 2.x message, in the shape of 1.x. */
export function secondParts(message: JsonRecord): readonly JsonRecord[] {
  const content: unknown = message['content'];
  if (!Array.isArray(content)) return [];
  const parts = content.flatMap((item): readonly JsonRecord[] => {
    const part = jsonRecord(item);
    return part === null ? [] : [part];
  });
  return parts
    .filter((part) => part['type'] === 'tool')
    .slice(0, mostCalls)
    .map((part) => ({ ...part, tool: part['name'] ?? part['tool'], state: stateOf(part) }));
}

/** The text of a 2.x prompt. */
export function secondText(message: JsonRecord): string {
  const own = columnText(message['text'] ?? message['prompt']);
  if (own !== '') return own;
  const content: unknown = message['content'];
  const texts = Array.isArray(content) ? content.flatMap((item) => columnText(jsonRecord(item)?.['text'])) : [];
  return texts.filter((text) => text !== '').join('\n');
}

/** Id of a call of a 2.x message: it has none of its own in every version. */
export function secondCallId(messageId: string, index: number): string {
  return `${messageId}#${index}`;
}

function secondCall(part: JsonRecord, row: readonly unknown[], index: number): TranscriptCall | null {
  const [rowid, id, sessionId, timeCreated] = row;
  const messageId = columnText(id);
  return transcriptCallOf(part, {
    rowid: Number(rowid),
    id: secondCallId(messageId, index),
    messageId,
    sessionId: columnText(sessionId),
    timeCreated,
    ofPrompt: false,
  });
}

function secondTime(message: JsonRecord, created: unknown): number {
  return timeMs(jsonRecord(message['time'])?.['created']) || timeMs(created);
}

/** 2.x may hold a call's times beside its state, and its output as a list of texts. */
function stateOf(part: JsonRecord): JsonRecord | null {
  const state = jsonRecord(part['state']);
  if (state === null) return null;
  const content: unknown = state['content'];
  const told = Array.isArray(content)
    ? content.map((item) => columnText(jsonRecord(item)?.['text'])).join('\n')
    : undefined;
  return { ...state, time: state['time'] ?? part['time'], output: state['output'] ?? told };
}
