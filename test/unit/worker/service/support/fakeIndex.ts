import type { SourceState } from '../../../../../src/core/model/sourceState.ts';
import type { Request } from '../../../../../src/core/model/request.ts';
import type { Session } from '../../../../../src/core/model/session.ts';
import { noTokens } from '../../../../../src/core/model/tokenUsage.ts';
import { RequestTable } from '../../../../../src/core/usage/requestTable.ts';
import { ToolCallTable } from '../../../../../src/core/usage/toolCallTable.ts';
import type { UsagePools } from '../../../../../src/core/usage/usagePools.ts';
import type { SourceIndex } from '../../../../../src/worker/service/sourceIndex.ts';

type Outcome = Awaited<ReturnType<SourceIndex['refresh']>>;

/** An index that holds what a test puts in and does what a test says. */
export class FakeIndex implements SourceIndex {
  readonly path: string;
  readonly requests: RequestTable;
  readonly sessions = new Map<number, Session>();
  readonly calls: string[] = [];
  /** Rejects the next refreshes with a state like that of a missing file. */
  failing = false;
  throwing = false;
  remembered = false;
  isExact = true;
  toolCallsComplete = true;
  outcome: Outcome = { changed: true, how: 'pages' };
  gate: Promise<void> = Promise.resolve();
  running = 0;
  mostRunning = 0;
  readonly #pools: UsagePools;
  readonly #toolCalls: ToolCallTable;
  #read = false;

  constructor(path: string, pools: UsagePools) {
    this.path = path;
    this.#pools = pools;
    this.requests = new RequestTable(pools);
    this.#toolCalls = new ToolCallTable(pools);
  }

  get tables(): SourceIndex['tables'] {
    return {
      id: this.path,
      requests: this.requests,
      toolCalls: this.#toolCalls,
      sessions: this.sessions,
      projects: new Map(),
    };
  }

  get state(): SourceState {
    const failure = { reason: 'not-found' as const, message: 'gone', nextStep: 'look' };
    return {
      id: this.path,
      kind: 'opencode-sqlite',
      path: this.path,
      state: this.failing ? 'failed' : this.#read ? 'ready' : 'loading',
      failure: this.failing ? failure : null,
      asOf: this.#read ? 1000 : 0,
      sessions: this.sessions.size,
      requests: this.requests.size,
      malformedRows: 0,
    };
  }

  add(request: Partial<Request>, session: Partial<Session> = {}): void {
    const id = request.sessionId ?? 'ses_1';
    const rowid = this.requests.size + 1;
    const model = { providerID: 'acme', modelID: 'big' };
    const created = request.created ?? 1;
    const defaults = {
      rowid,
      id: `msg_${rowid} of ${this.path}`,
      sessionId: id,
      created,
      completed: created + 1,
      model,
      agent: 'build',
    };
    const rest = {
      tokens: { ...noTokens, input: 10, output: 5 },
      recordedCost: 1000,
      finish: 'stop' as const,
      error: '',
      compaction: false,
    };
    this.requests.put({ ...defaults, ...rest, ...request });
    const row = {
      rowid: 1,
      id,
      parentId: '',
      projectId: 'p',
      directory: '/w',
      path: '',
      title: 'T',
      version: '1',
      archived: 0,
    };
    this.sessions.set(this.#pools.sessionIds.intern(id), { ...row, created: 0, updated: created, ...session });
  }

  async restore(): Promise<boolean> {
    this.calls.push('restore');
    return this.remembered;
  }

  async refresh(): Promise<Outcome> {
    this.calls.push('refresh');
    this.mostRunning = Math.max(this.mostRunning, ++this.running);
    await this.gate;
    this.running--;
    if (this.throwing) throw new Error('unexpected');
    if (this.failing) return { changed: false, how: 'failed' };
    this.#read = true;
    return this.outcome;
  }

  async readToolCalls(): Promise<void> {
    this.calls.push('readToolCalls');
    this.toolCallsComplete = true;
  }

  async persist(): Promise<void> {
    this.calls.push('persist');
  }

  dispose(): void {
    this.calls.push('dispose');
  }
}
