import { cleanLine } from '../../core/format/cleanLine.ts';
import {
  isWholeDetail,
  noDetail,
  type LiveTodo,
  type SessionDetail,
  type SessionDetailDraft,
} from '../../core/live/sessionDetail.ts';
import { columnText, type JsonRecord, jsonRecord, timeMs } from '../sources/opencode/jsonValues.ts';
import { entryTime, readCall } from '../sources/ompLogs/readCall.ts';
import { todosInPhases } from '../sources/ompLogs/todoPhases.ts';
import { aboutInput, questionIn } from './aboutInput.ts';
import { lastLineIn } from './lastLineIn.ts';
import { liveTodo, mostTodos } from './readTodos.ts';

const longestName = 200;
/** oh-my-pi's name of the tool that asks the user. */
const asking = 'ask';
const anywhere = { kind: 'main', sessionId: '', agent: '', priority: [] } as const;

/** A detail, and whether older lines could add anything to it. */
export interface DetailOfLog {
  readonly detail: SessionDetail;
  readonly isComplete: boolean;
}

/**
 * What the last lines of a log say of what goes on, the oldest line first. oh-my-pi writes an answer when it is whole, then
 * that a tool began, then its result: a call without a result is at work.
 */
export function detailOfLog(entries: readonly JsonRecord[]): DetailOfLog {
  const reading = new BackwardReading();
  for (const entry of entries.toReversed()) {
    reading.take(entry);
    if (reading.isComplete) break;
  }
  return { detail: reading.detail, isComplete: reading.isComplete };
}

class BackwardReading {
  readonly #draft: SessionDetailDraft = { ...noDetail };
  #lastResult = 0;
  /** As the newest list has them; null while none was met. */
  #todos: readonly LiveTodo[] | null = null;
  readonly #results = new Set<string>();
  readonly #starts = new Map<string, number>();

  get isComplete(): boolean {
    return isWholeDetail(this.#draft);
  }

  get detail(): SessionDetail {
    return { ...this.#draft, todos: this.#todos ?? [] };
  }

  take(entry: JsonRecord): void {
    const draft = this.#draft;
    const time = entryTime(entry);
    draft.lastSign = Math.max(draft.lastSign, time);
    if (entry['customType'] === 'tool_execution_start') {
      const data = jsonRecord(entry['data']);
      const started = timeMs(Date.parse(columnText(data?.['startedAt']))) || time;
      this.#starts.set(columnText(data?.['toolCallId']), started);
    }
    const message = entry['type'] === 'message' ? jsonRecord(entry['message']) : null;
    if (message?.['role'] === 'toolResult') {
      this.#results.add(columnText(message['toolCallId']));
      this.#lastResult = Math.max(this.#lastResult, time);
      this.#todos ??= todosOf(message);
    } else if (message?.['role'] === 'user' && message['synthetic'] !== true) {
      draft.newest ??= { role: 'user', created: time };
      if (draft.roundStart === 0) draft.roundStart = time;
    } else if (message?.['role'] === 'assistant') {
      this.#takeAnswer(entry, blocksOf(message), time);
    }
  }

  #takeAnswer(entry: JsonRecord, blocks: readonly JsonRecord[], time: number): void {
    const draft = this.#draft;
    if (draft.lastLine === '') draft.lastLine = lastLineIn(blocks);
    if (draft.newest !== null) return;
    const request = readCall(entry, anywhere, () => undefined)?.request;
    if (request === undefined) return;
    const { created, finish, error } = request;
    const running = blocks.filter(({ type, id }) => type === 'toolCall' && !this.#results.has(columnText(id)));
    const call = finish === 'tool-calls' ? (running.find(({ name }) => name === asking) ?? running[0]) : undefined;
    // The turn goes on when its last result is there.
    const ended = finish === 'tool-calls' ? Math.max(time, this.#lastResult) : request.completed;
    const completed = call === undefined ? ended : 0;
    draft.newest = { role: 'assistant', created, completed, finish, error, compaction: false };
    if (call !== undefined) this.#takeOpenCall(call, time);
  }

  #takeOpenCall(call: JsonRecord, time: number): void {
    const draft = this.#draft;
    const started = this.#starts.get(columnText(call['id'])) ?? time;
    const name = cleanLine(columnText(call['name']), longestName);
    const input = jsonRecord(call['arguments']);
    draft.tool = { name, about: aboutInput(input), started };
    draft.open = { kind: 'tool', tool: name === asking ? 'question' : name, pending: false, started };
    if (name === asking) draft.question = questionIn(input);
  }
}

/** The todos a result tells of; a list of an earlier round, whose lines are not read, is not known. */
function todosOf({ details, isError }: JsonRecord): readonly LiveTodo[] | null {
  const todos = isError === true ? null : todosInPhases(jsonRecord(details));
  return todos?.slice(0, mostTodos).map(({ content, status }) => liveTodo(content, status, '')) ?? null;
}

function blocksOf(message: JsonRecord): readonly JsonRecord[] {
  const content: unknown = message['content'];
  if (!Array.isArray(content)) return [];
  return (content as readonly unknown[]).map(jsonRecord).filter((block) => block !== null);
}
