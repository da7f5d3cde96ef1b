import { cleanLine } from '../../../../core/format/cleanLine.ts';
import type { TranscriptFacts } from '../../../../core/transcript/assembleTranscript.ts';
import type { TranscriptCall } from '../../../../core/transcript/transcript.ts';
import { columnText, type JsonRecord, jsonRecord, timeMs } from '../jsonValues.ts';
import { type PartPlace, toolCallOf } from '../readToolCall.ts';
import { fileTouches } from './fileFacts.ts';
import { ignore } from './readMessageFacts.ts';
import { readTodos } from './readTodos.ts';

/** Longest start of a prompt, title of a call and reason of a failure that are kept, in letters. */
const maximumLabel = 120;
const maximumTitle = 200;
const maximumFailure = 300;

/** Where a part stands, and whether its message is a prompt. */
export interface TranscriptPartPlace extends PartPlace {
  readonly id: string;
  readonly ofPrompt: boolean;
}

const words = /"(?:tool|compaction|retry)"/;

/** A cheap look that spares parsing long texts: false for a part that says nothing the inspector lists. */
export function mayMatter(data: string, ofPrompt: boolean): boolean {
  return ofPrompt || words.test(data);
}

/** What a part says about its session; null for one that says nothing the inspector lists. */
export function readPartFacts(part: JsonRecord, place: TranscriptPartPlace): TranscriptFacts | null {
  switch (part['type']) {
    case 'tool': {
      const call = transcriptCallOf(part, place);
      return call === null ? null : { calls: [call] };
    }
    case 'text': {
      if (!place.ofPrompt || part['synthetic'] === true || part['ignored'] === true) return null;
      return { labels: [{ promptId: place.messageId, label: labelOf(columnText(part['text'])) }] };
    }
    case 'compaction':
      return place.ofPrompt ? { compacting: [place.messageId] } : null;
    case 'retry': {
      const error = jsonRecord(part['error']);
      const why = columnText(jsonRecord(error?.['data'])?.['message'] ?? error?.['message'] ?? error?.['name']);
      const at = timeMs(jsonRecord(part['time'])?.['created']) || timeMs(place.timeCreated);
      const attempt = typeof part['attempt'] === 'number' ? `${part['attempt']}: ` : '';
      const text = cleanLine(`${attempt}${why}`, maximumFailure);
      return { notes: [{ id: place.id, kind: 'retry', at, text, automatic: true }] };
    }
    default:
      return null;
  }
}

/** The start of a prompt's first line, without the quotes a shell left around it. */
export function labelOf(text: string): string {
  const start = text.slice(0, 2000).trim();
  const bare = start.length > 1 && start.startsWith('"') && start.endsWith('"') ? start.slice(1, -1) : start;
  return cleanLine(bare.trim().split('\n', 1)[0] ?? '', maximumLabel);
}

/** The call in a part of type `tool`, or null when it is none. */
export function transcriptCallOf(part: JsonRecord, place: TranscriptPartPlace): TranscriptCall | null {
  const call = toolCallOf(part, place, ignore);
  if (call === null) return null;
  const state = jsonRecord(part['state']);
  const metadata = jsonRecord(state?.['metadata']);
  return {
    id: place.id,
    requestId: place.messageId,
    tool: call.tool,
    title: cleanLine(titleOf(call.tool, state), maximumTitle),
    status: call.status,
    started: call.started,
    ended: call.ended,
    outputLength: call.outputLength,
    files: fileTouches(call.tool, state),
    childSessionId: call.tool === 'task' ? cleanLine(columnText(metadata?.['sessionId']), maximumTitle) : '',
    failure: call.status === 'error' ? cleanLine(errorText(state?.['error']), maximumFailure) : '',
    todos: call.tool === 'todowrite' ? readTodos(state) : null,
  };
}

/** The text of a failed call's error, whatever shape it has. */
export function errorText(error: unknown): string {
  return typeof error === 'string' ? error : columnText(jsonRecord(error)?.['message']);
}

function titleOf(tool: string, state: JsonRecord | null): string {
  const input = jsonRecord(state?.['input']);
  const named = columnText(state?.['title']);
  const told = columnText(input?.['description'] ?? input?.['filePath'] ?? input?.['pattern'] ?? input?.['url']);
  return named !== '' && tool !== 'bash' ? named : columnText(input?.['command']) || told || named;
}
