import { cleanLine } from '../../core/format/cleanLine.ts';
import type { OpenPart } from '../../core/live/liveFacts.ts';
import { isWholeDetail, noDetail, type SessionDetail, type SessionDetailDraft } from '../../core/live/sessionDetail.ts';
import { columnText, jsonRecord, type JsonRecord, timeMs } from '../sources/opencode/jsonValues.ts';
import { requestOf } from '../sources/opencode/readAssistantMessage.ts';
import { aboutInput, questionIn } from './aboutInput.ts';
import { lastLineIn } from './lastLineIn.ts';

/** Longest name of a tool that is shown, in letters. */
const longestName = 200;

/** A part of an answer, as its row or its message tells it. */
export interface PartFacts {
  readonly data: JsonRecord;
  /** ms since the epoch. */
  readonly created: number;
}

/** Puts together what a session's newest messages say, the newest message first. */
export class DetailBuilder {
  readonly #draft: SessionDetailDraft = { ...noDetail };

  /** True when nothing older could add anything. */
  get isComplete(): boolean {
    return isWholeDetail(this.#draft);
  }

  /** Takes a prompt. */
  prompt(created: number): void {
    const draft = this.#draft;
    draft.newest ??= { role: 'user', created };
    if (draft.roundStart === 0) draft.roundStart = created;
    this.sign(created);
  }

  /** Takes an answer with its parts, the oldest part first. */
  answer(data: JsonRecord, created: number, updated: number, parts: readonly PartFacts[]): void {
    const draft = this.#draft;
    const request = requestOf(
      { ...data, role: 'assistant' },
      { rowid: 0, id: '', sessionId: '', timeCreated: created, timeUpdated: updated },
      () => undefined,
    );
    this.sign(updated);
    for (const part of parts) this.sign(part.created);
    if (request === null) return;
    const isNewest = draft.newest === null;
    const { completed, finish, error, compaction } = request;
    draft.newest ??= { role: 'assistant', created: request.created, completed, finish, error, compaction };
    if (isNewest && completed === 0) for (const part of parts) this.#look(part);
    if (draft.lastLine === '') draft.lastLine = lastLineIn(parts.map(({ data: part }) => part));
  }

  /** Notes a sign of life, ms since the epoch. */
  sign(time: number): void {
    if (time > this.#draft.lastSign) this.#draft.lastSign = time;
  }

  /** What is known now. */
  detail(rest: Pick<SessionDetail, 'todos' | 'interactive'>): SessionDetail {
    return { ...this.#draft, ...rest };
  }

  /** A question outweighs a tool at work, and that one everything else; of equals the later part counts. */
  #look({ data, created }: PartFacts): void {
    const draft = this.#draft;
    const found = openPart(data, created);
    if (found === null || weight(found) < weight(draft.open)) return;
    draft.open = found;
    draft.tool = null;
    draft.question = '';
    if (found.kind !== 'tool') return;
    const input = jsonRecord(jsonRecord(data['state'])?.['input']);
    draft.tool = { name: found.tool, about: aboutInput(input), started: found.started };
    if (found.tool === 'question') draft.question = questionIn(input);
  }
}

function openPart(data: JsonRecord, created: number): OpenPart | null {
  const time = jsonRecord(data['time']);
  const type = data['type'];
  if (type === 'tool') {
    const state = jsonRecord(data['state']);
    const status = state?.['status'];
    if (status !== 'running' && status !== 'pending') return null;
    const started = timeMs(jsonRecord(state?.['time'])?.['start']) || timeMs(time?.['start']) || created;
    const tool = cleanLine(columnText(data['tool'] ?? data['name']), longestName);
    return { kind: 'tool', tool, pending: status === 'pending', started };
  }
  if ((type !== 'text' && type !== 'reasoning') || timeMs(time?.['end']) > 0) return null;
  return { kind: type, tool: '', pending: false, started: timeMs(time?.['start']) || created };
}

function weight(part: OpenPart | null): number {
  if (part === null) return 0;
  if (part.kind !== 'tool' || part.pending) return 1;
  return part.tool === 'question' ? 3 : 2;
}
