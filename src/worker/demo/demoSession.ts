import { noTokens, totalTokens } from '../../core/model/tokenUsage.ts';
import type { TokenUsage } from '../../core/model/tokenUsage.ts';
import type { DemoIds } from './demoIds.ts';
import type { DemoModel } from './demoModels.ts';
import type { DemoRow, DemoRows } from './demoRows.ts';
import { demoCost, demoTokens } from './demoTokens.ts';
import type { SeededRandom } from './seededRandom.ts';

/** Version of OpenCode the demo data says it comes from. */
export const demoVersion = '1.18.33';

/** What a session is made of. */
export interface DemoSessionOptions {
  readonly rows: DemoRows;
  readonly ids: DemoIds;
  readonly random: SeededRandom;
  readonly projectId: string;
  readonly directory: string;
  readonly title: string;
  readonly model: DemoModel;
  readonly agent: string;
  /** ms since the epoch. */
  readonly start: number;
  readonly parentId: string | null;
}

/** A tool call of an answer, as it stands in its part. */
export interface DemoTool {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: string;
  readonly title?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly error?: string;
  /** ms it took. */
  readonly took: number;
}

/** How an answer ended when it did not end well. */
export type DemoFailure = 'api' | 'abort' | 'interrupted';

/** Writes one session the way OpenCode does: messages, their parts, and the sums in the session's own row. */
export class DemoSession {
  readonly id: string;
  /** ms since the epoch: the session's clock, moved on by everything that happens in it. */
  time: number;
  /** Tokens the conversation holds. */
  context = 0;
  readonly messages: DemoRow[] = [];
  readonly options: DemoSessionOptions;
  #tokens: TokenUsage = noTokens;
  #cost = 0;
  #prompt = '';

  constructor(options: DemoSessionOptions) {
    this.options = options;
    this.id = options.ids.make('ses', options.start);
    this.time = options.start;
  }

  /** The user's prompt; the first brings the agent's instructions and the project's files along. */
  ask(text: string): void {
    const { model, agent, random } = this.options;
    if (this.context === 0) this.context = random.between(9000, 16_000);
    this.#prompt = this.#message({
      role: 'user',
      time: { created: this.time },
      agent,
      model: { providerID: model.providerID, modelID: model.modelID },
      summary: { diffs: [] },
    });
    this.#part(this.#prompt, { type: 'text', text });
    this.time += random.between(40, 160);
  }

  /** One model call with its tools. */
  answer(tools: readonly DemoTool[], text: string): void {
    const { model, random } = this.options;
    const created = this.time;
    const tokens = demoTokens(random, model, this.context, random.around(tools.length === 0 ? 700 : 1900));
    const cost = demoCost(model, tokens);
    const finish = tools.length > 0 ? 'tool-calls' : 'stop';
    this.time += random.around(1500) + (tokens.output + tokens.reasoning) * 14;
    const thought = this.time;
    const message = this.#answerId(created);
    this.#part(message, { type: 'step-start' }, created);
    if (tokens.reasoning > 0) {
      const time = { start: created + 300, end: thought };
      this.#part(message, { type: 'reasoning', text: 'Weighing the options.', time }, created + 300);
    }
    if (text !== '') this.#part(message, { type: 'text', text, time: { start: thought, end: thought } }, thought);
    for (const tool of tools) this.#tool(message, tool);
    this.#part(message, { type: 'step-finish', reason: finish, cost, tokens: shape(tokens) }, this.time);
    this.#answer(message, created, { cost, tokens: shape(tokens), time: { created, completed: this.time }, finish });
    this.#tokens = addTokens(this.#tokens, tokens);
    this.#cost += cost;
    this.context = totalTokens(tokens);
  }

  /** A model call that failed, was stopped, or was cut off by the end of its process. */
  fail(failure: DemoFailure): void {
    const created = this.time;
    const message = this.#answerId(created);
    const none = { cost: 0, tokens: shape(noTokens) };
    this.#part(message, { type: 'step-start' }, created);
    if (failure === 'interrupted') {
      const state = { status: 'running', input: { command: 'npm test' }, time: { start: created + 900 } };
      this.#part(message, { type: 'tool', tool: 'bash', callID: this.#callId(), state }, created + 900);
      this.#answer(message, created, { ...none, time: { created } });
      return;
    }
    this.time += this.options.random.around(failure === 'abort' ? 6000 : 900);
    const error =
      failure === 'abort'
        ? { name: 'MessageAbortedError', data: { message: 'Aborted' } }
        : { name: 'APIError', data: { message: 'Overloaded', statusCode: 529, isRetryable: true } };
    this.#answer(message, created, { ...none, time: { created, completed: this.time }, error });
  }

  /** Replaces the conversation by its summary, as OpenCode does when the window is nearly full. */
  compact(): void {
    this.answer([], 'Summary of the work so far.');
    this.context = this.options.random.between(11_000, 18_000);
  }

  /** Writes the session's own row; nothing can be added afterwards. */
  close(more: DemoRow = {}): void {
    const { projectId, directory, title, model, agent, start, parentId, random, rows } = this.options;
    const tokens = this.#tokens;
    rows.session.push({
      id: this.id,
      project_id: projectId,
      parent_id: parentId,
      slug: `demo-${this.options.ids.letters(6).toLowerCase()}`,
      directory,
      path: '',
      title,
      version: demoVersion,
      summary_additions: random.around(60),
      summary_deletions: random.around(25),
      summary_files: random.between(1, 9),
      cost: this.#cost,
      tokens_input: tokens.input,
      tokens_output: tokens.output,
      tokens_reasoning: tokens.reasoning,
      tokens_cache_read: tokens.cacheRead,
      tokens_cache_write: tokens.cacheWrite,
      agent,
      model: JSON.stringify({ id: model.modelID, providerID: model.providerID, variant: 'default' }),
      time_created: start,
      time_updated: this.time,
      ...more,
    });
    rows.message.push(...this.messages);
  }

  #tool(message: string, { tool, input, output, title, metadata, error, took }: DemoTool): void {
    const time = { start: this.time, end: this.time + took };
    const state =
      error === undefined
        ? { status: 'completed', input, output, title: title ?? '', metadata: metadata ?? {}, time }
        : { status: 'error', input, error, time };
    this.#part(message, { type: 'tool', tool, callID: this.#callId(), state }, this.time);
    this.time += took;
  }

  #callId(): string {
    return `call_${this.options.ids.letters(10)}`;
  }

  #answerId(created: number): string {
    return this.options.ids.make('msg', created);
  }

  #answer(id: string, created: number, more: object): void {
    const { model, agent, directory } = this.options;
    this.#message(
      {
        parentID: this.#prompt,
        role: 'assistant',
        mode: agent,
        agent,
        path: { cwd: directory, root: directory },
        modelID: model.modelID,
        providerID: model.providerID,
        ...more,
      },
      id,
      created,
    );
  }

  #message(data: object, id = this.options.ids.make('msg', this.time), created = this.time): string {
    const row = { id, session_id: this.id, time_created: created, time_updated: this.time, data: JSON.stringify(data) };
    this.messages.push(row);
    return id;
  }

  #part(message: string, data: object, created = this.time): void {
    const id = this.options.ids.make('prt', created);
    const row = { id, message_id: message, session_id: this.id, time_created: created, time_updated: this.time };
    this.options.rows.part.push({ ...row, data: JSON.stringify(data) });
  }
}

function shape(tokens: TokenUsage): object {
  const { input, output, reasoning, cacheRead, cacheWrite } = tokens;
  return { total: totalTokens(tokens), input, output, reasoning, cache: { read: cacheRead, write: cacheWrite } };
}

function addTokens(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    input: a.input + b.input,
    output: a.output + b.output,
    reasoning: a.reasoning + b.reasoning,
    cacheRead: a.cacheRead + b.cacheRead,
    cacheWrite: a.cacheWrite + b.cacheWrite,
  };
}
