import type { Project } from '../../src/core/model/project.ts';
import type { Request } from '../../src/core/model/request.ts';
import type { Session } from '../../src/core/model/session.ts';
import type { ToolCall } from '../../src/core/model/toolCall.ts';
import type { TokenUsage } from '../../src/core/model/tokenUsage.ts';
import { noTokens } from '../../src/core/model/tokenUsage.ts';
import { Costing } from '../../src/core/pricing/costing.ts';
import type { ReportContext } from '../../src/core/reports/reportContext.ts';
import type { Ledger, SourceTables } from '../../src/core/usage/ledger.ts';
import { RequestTable } from '../../src/core/usage/requestTable.ts';
import { ToolCallTable } from '../../src/core/usage/toolCallTable.ts';
import { UsagePools } from '../../src/core/usage/usagePools.ts';

/** Costs without any price: only what was recorded has an amount. */
export const recordedCosts = new Costing({ price: () => null }, 'recordedFirst');

/** A Friday noon in UTC: the moment tests speak of when they do not say. */
export const noon = Date.UTC(2026, 10, 20, 12);

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** What a test says of a request; the rest is an ordinary completed one. `dollars` is its recorded cost. */
export interface RequestDraft extends Partial<Omit<Request, 'tokens' | 'model'>> {
  readonly tokens?: Partial<TokenUsage>;
  /** `provider/model`. */
  readonly model?: string;
  readonly dollars?: number;
}

/** Makes ledgers for tests: each call adds one row and fills in what the test does not care about. */
export class LedgerBuilder {
  readonly pools = new UsagePools();
  readonly #sources: SourceBuilder[] = [];

  /** Adds one more source to the ledger. */
  source(id = `/data/${this.#sources.length + 1}/opencode.db`): SourceBuilder {
    const source = new SourceBuilder(id, this.pools);
    this.#sources.push(source);
    return source;
  }

  ledger(): Ledger {
    return { pools: this.pools, sources: this.#sources.map((source) => source.tables()) };
  }
}

export class SourceBuilder {
  readonly #id: string;
  readonly #pools: UsagePools;
  readonly requests: RequestTable;
  readonly toolCalls: ToolCallTable;
  readonly sessions = new Map<number, Session>();
  readonly projects = new Map<string, Project>();
  #rowid = 0;

  constructor(id: string, pools: UsagePools) {
    this.#id = id;
    this.#pools = pools;
    this.requests = new RequestTable(pools, 16);
    this.toolCalls = new ToolCallTable(pools, 16);
  }

  session(id: string, draft: Partial<Session> = {}): this {
    const created = draft.created ?? noon - hour;
    const session: Session = {
      rowid: this.sessions.size + 1,
      id,
      parentId: '',
      projectId: 'shop',
      directory: '/home/me/shop',
      path: '',
      title: id,
      version: '1.18.33',
      created,
      updated: created,
      archived: 0,
      ...draft,
    };
    this.sessions.set(this.#pools.sessionIds.intern(id), session);
    return this;
  }

  project(id: string, worktree: string, sandboxes: readonly string[] = []): this {
    this.projects.set(id, { id, worktree, name: '', sandboxes });
    return this;
  }

  request(sessionId: string, { tokens, model, dollars, ...draft }: RequestDraft = {}): this {
    const rowid = draft.rowid ?? ++this.#rowid;
    this.#rowid = Math.max(this.#rowid, rowid);
    const created = draft.created ?? noon - hour + rowid;
    const [providerID = '', modelID = ''] = (model ?? 'anthropic/opus').split('/');
    this.requests.put({
      rowid,
      id: `msg_${rowid} of ${this.#id}`,
      sessionId,
      created,
      completed: created + 1000,
      model: { providerID, modelID },
      agent: 'build',
      tokens: { ...noTokens, ...(tokens ?? { input: 100, output: 10 }) },
      recordedCost: Math.round((dollars ?? 0) * 1e9),
      finish: 'stop',
      error: '',
      compaction: false,
      ...draft,
    });
    return this;
  }

  /** A call that failed before its first token. */
  failure(sessionId: string, draft: RequestDraft = {}): this {
    return this.request(sessionId, { tokens: {}, error: 'APIError', finish: 'none', ...draft });
  }

  toolCall(sessionId: string, draft: Partial<ToolCall> = {}): this {
    const rowid = draft.rowid ?? this.toolCalls.size + 1;
    const started = draft.started ?? noon - hour + rowid;
    this.toolCalls.put({
      rowid,
      messageId: '',
      sessionId,
      tool: 'skill',
      skill: 'release-notes',
      status: 'completed',
      started,
      ended: started + 10,
      outputLength: 100,
      ...draft,
    });
    return this;
  }

  tables(): SourceTables {
    return {
      id: this.#id,
      requests: this.requests,
      toolCalls: this.toolCalls,
      sessions: this.sessions,
      projects: this.projects,
    };
  }
}

/** A context at `noon` UTC without a workspace, limits or processes, changed as the test says. */
export function reportContext(changes: Partial<ReportContext> = {}): ReportContext {
  return {
    revision: 7,
    asOf: noon,
    now: noon,
    timeZone: 'UTC',
    weekStart: 1,
    demo: false,
    hasWorkspace: false,
    inWorkspace: () => false,
    costing: recordedCosts,
    contextLimit: () => null,
    isAgentRunning: () => false,
    ...changes,
  };
}
