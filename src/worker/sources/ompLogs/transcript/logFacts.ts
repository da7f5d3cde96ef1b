import { cleanLine } from '../../../../core/format/cleanLine.ts';
import type { TranscriptFacts } from '../../../../core/transcript/assembleTranscript.ts';
import { columnText, type JsonRecord, jsonRecord, timeMs } from '../../opencode/jsonValues.ts';
import { labelOf, transcriptCallOf } from '../../opencode/transcript/readPartFacts.ts';
import type { LinePlace } from '../logReader.ts';
import { openCodePart } from '../openCodePart.ts';
import { entryTime, readCall } from '../readCall.ts';
import { promptTextOf } from './promptTextOf.ts';

/** Longest sentence of an error that is kept, in letters. */
const maximumMessage = 400;
const maximumId = 200;

type Place = Omit<LinePlace, 'file'>;

interface KnownCall {
  readonly requestId: string;
  readonly asked: Place;
  readonly started: number;
  readonly answered: Place | null;
  readonly ended: number;
}

/** What the lines of one log say of its session, without the long texts, of which only the places are kept. */
export class LogFacts {
  readonly #sessionId: string;
  /** By what they are of, so that a later line takes the place of an earlier one. */
  readonly #facts = new Map<string, TranscriptFacts>();
  readonly #prompts = new Map<string, Place>();
  readonly #calls = new Map<string, KnownCall>();
  /** Calls without a result, with their block. */
  readonly #running = new Map<string, JsonRecord>();
  #prompt = '';

  constructor(sessionId: string) {
    this.#sessionId = sessionId;
  }

  get all(): readonly TranscriptFacts[] {
    return [...this.#facts.values()];
  }

  placeOfPrompt(id: string): Place | null {
    return this.#prompts.get(id) ?? null;
  }

  /** The call as a part of OpenCode's, its lines read again; null when it is gone. */
  part(id: string, read: (place: Place) => JsonRecord | null): JsonRecord | null {
    const known = this.#calls.get(id);
    if (known === undefined) return null;
    const call = callsIn(jsonRecord(read(known.asked)?.['message'])).find((block) => block['id'] === id);
    if (call === undefined) return null;
    const result = known.answered === null ? null : jsonRecord(read(known.answered)?.['message']);
    return openCodePart({ call, result, ...known, sessionId: this.#sessionId });
  }

  take(entry: JsonRecord, place: Place): void {
    const id = cleanLine(columnText(entry['id']), maximumId) || `line ${place.offset}`;
    const message = jsonRecord(entry['message']);
    const role = entry['type'] === 'message' ? message?.['role'] : '';
    if (entry['type'] === 'model_usage' || role === 'assistant') this.#takeRequest(entry, id, place, message);
    else if (role === 'user' && message !== null) this.#takePrompt(entry, id, place, message);
    else if (role === 'toolResult' && message !== null) this.#takeResult(entry, place, message);
    else if (entry['customType'] === 'tool_execution_start') this.#takeStart(entry);
    else if (entry['type'] === 'compaction') {
      const note = { id, kind: 'compaction', at: entryTime(entry), text: '', automatic: false } as const;
      this.#facts.set(`note ${id}`, { notes: [note] });
    }
  }

  #takePrompt(entry: JsonRecord, id: string, place: Place, message: JsonRecord): void {
    // What the program says in the user's name begins no turn.
    if (message['synthetic'] === true) return;
    this.#prompt = id;
    this.#prompts.set(id, place);
    const created = entryTime(entry) || timeMs(message['timestamp']);
    const label = labelOf(promptTextOf(message));
    const prompt = { id, created, agent: '', kind: 'user', label, changes: null } as const;
    this.#facts.set(`prompt ${id}`, { prompts: [prompt] });
  }

  #takeRequest(entry: JsonRecord, id: string, place: Place, message: JsonRecord | null): void {
    const where = { kind: 'main', sessionId: this.#sessionId, agent: '', priority: [] } as const;
    const request = readCall(entry, where, () => undefined)?.request;
    if (request === undefined) return;
    const failure = columnText((message ?? entry)['errorMessage']);
    const status = (message ?? entry)['errorStatus'];
    const detail =
      failure === ''
        ? null
        : {
            statusCode: typeof status === 'number' ? status : 0,
            message: cleanLine(failure, maximumMessage),
            retryable: false,
          };
    const rowid = this.#facts.size + 1;
    this.#facts.set(`request ${id}`, { requests: [{ ...request, rowid, id, promptId: this.#prompt, detail }] });
    const started = timeMs(message?.['completedAt']) || entryTime(entry) || request.created;
    for (const call of callsIn(message)) {
      const callId = columnText(call['id']);
      this.#running.set(callId, call);
      this.#putCall(callId, { requestId: id, asked: place, started, answered: null, ended: 0 }, null);
    }
  }

  #takeStart(entry: JsonRecord): void {
    const data = jsonRecord(entry['data']);
    const id = columnText(data?.['toolCallId']);
    const known = this.#calls.get(id);
    const started = timeMs(Date.parse(columnText(data?.['startedAt']))) || entryTime(entry);
    if (known !== undefined && started > 0) this.#putCall(id, { ...known, started }, null);
  }

  #takeResult(entry: JsonRecord, answered: Place, message: JsonRecord): void {
    const id = columnText(message['toolCallId']);
    const known = this.#calls.get(id);
    if (known === undefined || known.answered !== null) return;
    const ended = Math.max(timeMs(message['timestamp']) || entryTime(entry), known.started);
    this.#putCall(id, { ...known, answered, ended }, message);
    this.#running.delete(id);
  }

  #putCall(id: string, known: KnownCall, result: JsonRecord | null): void {
    const call = this.#running.get(id);
    if (call === undefined) return;
    this.#calls.set(id, known);
    const part = openCodePart({ call, result, ...known, sessionId: this.#sessionId });
    const place = { rowid: 0, id, messageId: known.requestId, sessionId: this.#sessionId, timeCreated: known.started };
    const made = transcriptCallOf(part, { ...place, ofPrompt: false });
    const tool = cleanLine(columnText(call['name']), maximumId);
    if (made !== null) this.#facts.set(`call ${id}`, { calls: [{ ...made, tool }] });
  }
}

function callsIn(message: JsonRecord | null): readonly JsonRecord[] {
  const content: unknown = message?.['content'];
  if (!Array.isArray(content)) return [];
  return (content as readonly unknown[])
    .map(jsonRecord)
    .filter((block) => block !== null)
    .filter(({ type, id, name }) => type === 'toolCall' && typeof id === 'string' && typeof name === 'string');
}
