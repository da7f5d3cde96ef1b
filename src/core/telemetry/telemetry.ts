/** What a skill reported of itself. */
export interface ReportedSkill {
  readonly name: string;
  readonly invocations: number;
  readonly averageTokens: number;
  /** ms. */
  readonly averageDuration: number;
  readonly successRate: number;
  readonly averageIterations: number;
  /** ms since the epoch; 0 when it does not say. */
  readonly lastUsed: number;
  /** ms, over the history it keeps; null without any. */
  readonly p50Duration: number | null;
  readonly p90Duration: number | null;
  readonly p95Duration: number | null;
}

/** What a model's edits in one format came to. */
export interface ReportedEdit {
  readonly model: string;
  readonly format: string;
  readonly attempts: number;
  readonly successes: number;
  readonly rate: number;
}

/** What was reported of recursion. */
export interface ReportedRecursion {
  readonly chunks: number;
  readonly parallelRuns: number;
  readonly sequentialRuns: number;
  /** Parallel for each sequential one. */
  readonly ratio: number;
  readonly averageChunkSize: number;
  /** ms. */
  readonly averageTime: number;
  /** 0 to 1; null when it was never told. */
  readonly averageAccuracy: number | null;
  readonly tokens: number;
}

/** What was reported of one intent; an unlabelled classification counts as wrong there. */
export interface ReportedIntent {
  readonly intent: string;
  readonly count: number;
  readonly averageConfidence: number;
  readonly accuracy: number;
  readonly escalationRate: number;
}

/** What a workspace's `.opencode/telemetry/metrics.json` says: figures somebody else wrote, shown beside ours. */
export interface Telemetry {
  /** Absolute path of the file. */
  readonly path: string;
  /** Why nothing could be read, or ''. */
  readonly problem: string;
  /** ms since the epoch; 0 when it does not say. */
  readonly updated: number;
  readonly skills: readonly ReportedSkill[];
  readonly edits: readonly ReportedEdit[];
  /** By model, the format with the best rate. */
  readonly best: Readonly<Record<string, string>>;
  readonly recursion: ReportedRecursion | null;
  readonly intents: readonly ReportedIntent[];
}
