import type { AgentKind, StopReason } from '../../usage/requestExtras.ts';

/** Figures of a set of calls, named as omp-stats names them; costs in US dollars, times in ms, rates 0..1. */
export interface AggregatedStats {
  readonly totalRequests: number;
  readonly successfulRequests: number;
  /** Calls that ended in an error; stopped and cut off ones succeeded. */
  readonly failedRequests: number;
  readonly errorRate: number;
  readonly totalInputTokens: number;
  /** With the reasoning, which is a part of it. */
  readonly totalOutputTokens: number;
  readonly totalCacheReadTokens: number;
  readonly totalCacheWriteTokens: number;
  /** Cache reads as a share of input and cache reads; cache writes are in neither. */
  readonly cacheRate: number;
  /** What the cache saved, as a share of what the prompts would have cost without it. */
  readonly cacheSavings: number;
  readonly totalCost: number;
  readonly unpricedRequests: number;
  readonly totalPremiumRequests: number;
  readonly avgDuration: number | null;
  readonly avgTtft: number | null;
  /** Mean of the calls' own speeds, not the ratio of the sums. */
  readonly avgTokensPerSecond: number | null;
  /** ms since the epoch; 0 without a call. */
  readonly firstTimestamp: number;
  readonly lastTimestamp: number;
}

/** Figures of one model at one provider. */
export interface ModelStats extends AggregatedStats {
  readonly model: string;
  readonly provider: string;
}

/** Figures of one folder, as the sessions' own headers name it. */
export interface FolderStats extends AggregatedStats {
  readonly folder: string;
}

/** Figures of one kind of agent. */
export interface AgentTypeStats {
  readonly agentType: AgentKind;
  readonly totalRequests: number;
  readonly totalInputTokens: number;
  readonly totalOutputTokens: number;
  readonly totalCacheReadTokens: number;
  readonly totalCacheWriteTokens: number;
  readonly totalCost: number;
}

/** One stretch of time; `timestamp` is its begin, ms since the epoch. */
export interface TimeSeriesPoint {
  readonly timestamp: number;
  readonly requests: number;
  readonly errors: number;
  readonly tokens: number;
  readonly cost: number;
}

/** Requests of one model in one stretch. */
export interface ModelTimeSeriesPoint {
  readonly timestamp: number;
  readonly model: string;
  readonly provider: string;
  readonly requests: number;
}

/** Speed of one model in one stretch. */
export interface ModelPerformancePoint extends ModelTimeSeriesPoint {
  readonly avgTtft: number | null;
  readonly avgTokensPerSecond: number | null;
}

/** Cost of one model on one day of UTC. */
export interface CostTimeSeriesPoint {
  readonly timestamp: number;
  readonly model: string;
  readonly provider: string;
  readonly cost: number;
  readonly unpricedRequests: number;
  readonly costInput: number;
  readonly costOutput: number;
  readonly costCacheRead: number;
  readonly costCacheWrite: number;
  readonly requests: number;
}

/** Everything omp-stats prints as JSON. */
export interface DashboardStats {
  readonly overall: AggregatedStats;
  readonly byModel: readonly ModelStats[];
  readonly byFolder: readonly FolderStats[];
  readonly byAgentType: readonly AgentTypeStats[];
  readonly timeSeries: readonly TimeSeriesPoint[];
  readonly modelSeries: readonly ModelTimeSeriesPoint[];
  readonly modelPerformanceSeries: readonly ModelPerformancePoint[];
  readonly costSeries: readonly CostTimeSeriesPoint[];
}

/** Tokens and cost of one call, as its line has them. */
export interface CallUsage {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly totalTokens: number;
  readonly premiumRequests: number;
  readonly cost: {
    readonly input: number;
    readonly output: number;
    readonly cacheRead: number;
    readonly cacheWrite: number;
    readonly total: number;
  };
}

/** One call. */
export interface MessageStats {
  /** Names the call as long as its log stays as it is. */
  readonly id: string;
  readonly sessionId: string;
  /** Path of the log; '' where the agent keeps no log files. */
  readonly sessionFile: string;
  readonly entryId: string;
  readonly folder: string;
  readonly model: string;
  readonly provider: string;
  readonly api: string;
  readonly timestamp: number;
  readonly duration: number | null;
  readonly ttft: number | null;
  readonly stopReason: StopReason;
  readonly errorMessage: string | null;
  readonly usage: CallUsage;
  readonly agentType: AgentKind;
  readonly costUnpriced: boolean;
}

/** Figures of one tool; shares divide what an answer used evenly among its calls. */
export interface ToolUsageStats {
  readonly tool: string;
  readonly calls: number;
  readonly errors: number;
  readonly argsChars: number;
  readonly resultChars: number;
  readonly totalTokensShare: number;
  readonly outputTokensShare: number;
  readonly costShare: number;
  readonly unpricedRequestsShare: number;
  readonly lastUsed: number;
}

/** Figures of one tool as one model uses it. */
export interface ToolModelStats extends ToolUsageStats {
  readonly model: string;
  readonly provider: string;
}

/** Calls of one tool in one stretch. */
export interface ToolTimeSeriesPoint {
  readonly timestamp: number;
  readonly tool: string;
  readonly calls: number;
  readonly errors: number;
}

/** Everything about tools. */
export interface ToolDashboardStats {
  readonly byTool: readonly ToolUsageStats[];
  readonly byToolModel: readonly ToolModelStats[];
  readonly series: readonly ToolTimeSeriesPoint[];
}

/** Figures of one provider. */
export interface ProviderStats {
  readonly provider: string;
  readonly totalRequests: number;
  readonly failedRequests: number;
  readonly models: number;
  readonly totalInputTokens: number;
  readonly totalOutputTokens: number;
  readonly totalCacheReadTokens: number;
  readonly totalCacheWriteTokens: number;
  readonly totalTokens: number;
  readonly totalCost: number;
  readonly unpricedRequests: number;
  readonly totalPremiumRequests: number;
  readonly avgTokensPerSecond: number | null;
}

/** Use of one provider in one hour of the day, in the reader's time zone. */
export interface ProviderHourlyPoint {
  readonly provider: string;
  readonly hour: number;
  readonly totalTokens: number;
  readonly outputTokens: number;
  readonly requests: number;
}

/** Use of one provider in one stretch. */
export interface ProviderTimeSeriesPoint {
  readonly timestamp: number;
  readonly provider: string;
  readonly totalTokens: number;
  readonly cost: number;
  readonly unpricedRequests: number;
  readonly requests: number;
}

/** Everything about providers. */
export interface ProviderDashboardStats {
  readonly providers: readonly ProviderStats[];
  readonly hourly: readonly ProviderHourlyPoint[];
  readonly series: readonly ProviderTimeSeriesPoint[];
}
