import type { TokenUsage } from '../model/tokenUsage.ts';
import type { Cost } from '../usage/cost.ts';

/** The figures every report row has: of a period, a model, a project, a session or everything. */
export interface Figures {
  readonly cost: Cost;
  /** Requests that used tokens or cost something, fork copies left out. */
  readonly requests: number;
  /** Calls that failed before their first token; not in `requests`. */
  readonly failedRequests: number;
  /** Requests and failed requests that ended in an error. */
  readonly errors: number;
  /** Fork copies, counted nowhere else. */
  readonly copies: number;
  /** Sessions with at least one request or failed request. */
  readonly sessions: number;
  readonly tokens: TokenUsage;
}
