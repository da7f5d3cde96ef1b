import type { Project } from '../../../core/model/project.ts';
import type { Session } from '../../../core/model/session.ts';
import { RequestExtras } from '../../../core/usage/requestExtras.ts';
import { RequestTable } from '../../../core/usage/requestTable.ts';
import type { SourceTables } from '../../../core/usage/ledger.ts';
import { ToolCallTable } from '../../../core/usage/toolCallTable.ts';
import { ToolExtras } from '../../../core/usage/toolExtras.ts';
import type { UsagePools } from '../../../core/usage/usagePools.ts';

/** Everything read from the logs in one sessions folder. */
export class LogContent implements SourceTables {
  readonly id: string;
  readonly kind = 'omp-logs';
  readonly pools: UsagePools;
  readonly requests: RequestTable;
  readonly toolCalls: ToolCallTable;
  readonly extras = { requests: new RequestExtras(), toolCalls: new ToolExtras() };
  readonly sessions = new Map<number, Session>();
  readonly projects = new Map<string, Project>();
  /** True once a session was found in two files, as after copying one by hand. */
  repeats = false;
  /** The rowids given out last; after reading a cache file the numbering goes on behind it. */
  readonly last = { request: 0, toolCall: 0 };
  readonly #goneRequests = new Set<number>();
  readonly #goneToolCalls = new Set<number>();

  constructor(id: string, pools: UsagePools) {
    this.id = id;
    this.pools = pools;
    this.requests = new RequestTable(pools);
    this.toolCalls = new ToolCallTable(pools);
    this.requests.longCacheWrite = (slot) => this.extras.requests.columns.longCacheWrite[slot] ?? 0;
  }

  /** A rowid for a request that was never given out before: rows of all files are numbered as they come. */
  nextRequest(): number {
    return ++this.last.request;
  }

  /** A rowid for a tool call that was never given out before. */
  nextToolCall(): number {
    return ++this.last.toolCall;
  }

  /** Marks rows for removal; they are removed together, see `removeGone`. */
  drop(requests: Iterable<number>, toolCalls: Iterable<number>): void {
    for (const rowid of requests) this.#goneRequests.add(rowid);
    for (const rowid of toolCalls) this.#goneToolCalls.add(rowid);
  }

  /** Removes what was marked, from both tables of each pair. */
  removeGone(): void {
    if (this.#goneRequests.size > 0) {
      this.requests.removeAll(this.#goneRequests);
      this.extras.requests.removeAll(this.#goneRequests);
      this.#goneRequests.clear();
    }
    if (this.#goneToolCalls.size > 0) {
      this.toolCalls.removeAll(this.#goneToolCalls);
      this.extras.toolCalls.removeAll(this.#goneToolCalls);
      this.#goneToolCalls.clear();
    }
  }
}
