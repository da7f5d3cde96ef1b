import type { ModelId } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { TokenUsage } from '../model/tokenUsage.ts';
import type { Cost } from '../usage/cost.ts';
import type { BurnRate } from './burnRate.ts';
import type { ContextUse } from './contextUse.ts';

/** What one agent did with one model in a session and its sub-agents. */
export interface AgentModelRow {
  readonly agentName: string;
  readonly model: ModelId;
  readonly requests: number;
  readonly tokens: TokenUsage;
  readonly cost: Cost;
  /** Of the newest request with output of this agent and model. */
  readonly context: ContextUse | null;
  /** Output tokens a second, median over all its requests; null when none tells a speed. */
  readonly outputPerSecond: number | null;
}

/** A tool in a session and its sub-agents. */
export interface ToolRow {
  readonly tool: string;
  readonly calls: number;
  readonly failed: number;
  /** Calls that run now. */
  readonly running: number;
  /** Median time of a call that ended, ms; null when none did. */
  readonly medianMs: number | null;
  /** Characters all its calls put out. */
  readonly outputLength: number;
}

/** One live session in depth: what a terminal dashboard shows of it. */
export interface LiveDashboard {
  readonly id: string;
  readonly title: string;
  readonly directory: string;
  readonly projectLabel: string;
  readonly agentName: string;
  readonly model: ModelId | null;
  /** ms since the epoch. */
  readonly asOf: number;
  readonly created: number;
  readonly lastActivity: number;
  readonly requests: number;
  readonly subagents: number;
  /** Of the newest request with any tokens; null before one finished. */
  readonly lastRequest: TokenUsage | null;
  readonly tokens: TokenUsage;
  readonly cost: Cost;
  /** What a session with the model should cost at most; null when no price list says. */
  readonly quota: NanoDollars | null;
  readonly context: ContextUse | null;
  /** Requests that still fit into the context at the pace of the last ones; null when it does not grow. */
  readonly requestsLeft: number | null;
  readonly burn: BurnRate;
  readonly rows: readonly AgentModelRow[];
  readonly tools: readonly ToolRow[];
  /** False while old tool calls are still being read. */
  readonly toolsComplete: boolean;
}
