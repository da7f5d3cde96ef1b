import { cleanLine } from '../../core/format/cleanLine.ts';
import type { NewestMessage, OpenPart } from '../../core/live/liveFacts.ts';
import { noDetail, type LiveTodo, type LiveTool, type SessionDetail } from '../../core/live/sessionDetail.ts';
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
  #newest: NewestMessage | null = null;
  #tool: LiveTool | null = null;
  #open: OpenPart | null = null;
  #question = '';
  #lastLine = '';
  #roundStart = 0;
  #lastSign = 0;
  #lastResult = 0;
  /** As the newest list has them; null while none was met. */
  #todos: readonly LiveTodo[] | null = null;
  readonly #results = new Set<string>();
  readonly #starts = new Map<string, number>();

  get isComplete(): boolean {
    return this.#newest !== null && this.#lastLine !== '' && this.#roundStart > 0;
  }

  get detail(): SessionDetail {
    return {
      ...noDetail,
      newest: this.#newest,
      open: this.#open,
      tool: this.#tool,
      question: this.#question,
      lastLine: this.#lastLine,
      roundStart: this.#roundStart,
      lastSign: this.#lastSign,
      todos: this.#todos ?? [],
    };
  }

  take(entry: JsonRecord): void {
    const time = entryTime(entry);
    this.#lastSign = Math.max(this.#lastSign, time);
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
      this.#newest ??= { role: 'user', created: time };
      if (this.#roundStart === 0) this.#roundStart = time;
    } else if (message?.['role'] === 'assistant') {
      this.#takeAnswer(entry, blocksOf(message), time);
    }
  }

  #takeAnswer(entry: JsonRecord, blocks: readonly JsonRecord[], time: number): void {
    if (this.#lastLine === '') this.#lastLine = lastLineIn(blocks);
    if (this.#newest !== null) return;
    const request = readCall(entry, anywhere, () => undefined)?.request;
    if (request === undefined) return;
    const { created, finish, error } = request;
    const running = blocks.filter(({ type, id }) => type === 'toolCall' && !this.#results.has(columnText(id)));
    const call = finish === 'tool-calls' ? (running.find(({ name }) => name === asking) ?? running[0]) : undefined;
    // The turn goes on when its last result is there.
    const ended = finish === 'tool-calls' ? Math.max(time, this.#lastResult) : request.completed;
    const completed = call === undefined ? ended : 0;
    this.#newest = { role: 'assistant', created, completed, finish, error, compaction: false };
    if (call !== undefined) this.#takeOpenCall(call, time);
  }

  #takeOpenCall(call: JsonRecord, time: number): void {
    const started = this.#starts.get(columnText(call['id'])) ?? time;
    const name = cleanLine(columnText(call['name']), longestName);
    const input = jsonRecord(call['arguments']);
    this.#tool = { name, about: aboutInput(input), started };
    this.#open = { kind: 'tool', tool: name === asking ? 'question' : name, pending: false, started };
    if (name === asking) this.#question = questionIn(input);
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
