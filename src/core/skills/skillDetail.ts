import type { NanoDollars } from '../model/money.ts';
import type { SkillFile } from './skillsReport.ts';

/** How often something was done by somebody. */
export interface CountOf {
  readonly name: string;
  readonly count: number;
}

/** Uses of a skill with one text: a hash of SKILL.md as it was loaded. */
export interface SkillVersion {
  /** Eight hexadecimal digits. */
  readonly version: string;
  readonly uses: number;
  /** ms since the epoch. */
  readonly first: number;
  readonly last: number;
  /** Share of the turns it served that ended well; null without any. Inferred. */
  readonly turnsCompleted: number | null;
  /** Retries in a turn it served, on average. Inferred. */
  readonly retriesPerTurn: number | null;
}

/** What a skill costs: estimated, four characters a token. */
export interface SkillCost {
  /** Tokens its text adds to the context when it is loaded, of the latest load. */
  readonly tokens: number;
  /** Tokens of it in all requests that carried it: from its load to the session's compaction or end. */
  readonly carriedTokens: number;
  /** Requests that carried it. */
  readonly requests: number;
  /** Its share of what these requests cost: by its share of their prompt. */
  readonly cost: NanoDollars;
  /** Requests of these without a known price: they are not in the cost. */
  readonly unpriced: number;
  /** Its share of the context windows of the requests that carried it, on average; null where none is known. */
  readonly contextShare: number | null;
}

/** A session a skill was loaded in. */
export interface SkillSession {
  readonly id: string;
  readonly title: string;
  readonly uses: number;
  readonly failures: number;
  /** ms since the epoch of the last load; 0 when it is none to believe. */
  readonly last: number;
  /** What its text cost there; estimated as in `SkillCost`. */
  readonly cost: NanoDollars;
  /** Of what it cost in all sessions; null when it cost nothing known. */
  readonly costShare: number | null;
}

/** How the turns went in which a skill was loaded, from the load to their end. Inferred. */
export interface SkillPerformance {
  readonly turns: number;
  readonly completed: number;
  readonly failed: number;
  readonly aborted: number;
  /** ms from the load to the turn's end. */
  readonly medianDuration: number | null;
  /** Tokens of the turn's requests after the load, on average. */
  readonly tokensPerTurn: number | null;
  readonly retries: number;
  readonly loops: number;
  /** Tools used after the load in its turn, as shares that add up to 1; the most used first. */
  readonly after: readonly { readonly tool: string; readonly share: number }[];
}

/** Everything said of one skill. */
export interface SkillDetail {
  readonly name: string;
  /** Where it is on disk; the one OpenCode takes first, then those it shadows. Empty for a missing one. */
  readonly files: readonly SkillFile[];
  /** `elsewhere`: it was loaded, but not from where these folders' skills are. */
  readonly state: 'found' | 'missing' | 'elsewhere' | 'built-in';
  /** Of a missing one: the names there were when it was asked for last. */
  readonly available: string;
  readonly uses: number;
  readonly successes: number;
  readonly failures: number;
  readonly sessions: number;
  /** The latest of them first, no more than `mostSkillSessions`. */
  readonly inSessions: readonly SkillSession[];
  readonly projects: readonly CountOf[];
  readonly models: readonly CountOf[];
  readonly agents: readonly CountOf[];
  /** ms since the epoch; 0 when never. */
  readonly first: number;
  readonly last: number;
  /** ms a load took. */
  readonly medianLoad: number | null;
  readonly p90Load: number | null;
  /** Uses by day, the last of `SkillsDetailReport.days` last. */
  readonly daily: readonly number[];
  readonly versions: readonly SkillVersion[];
  readonly cost: SkillCost;
  readonly performance: SkillPerformance;
  /** Why loads failed. */
  readonly reasons: readonly CountOf[];
}

/** Two skills loaded in one session, the first before the second. */
export interface SkillPair {
  readonly first: string;
  readonly second: string;
  readonly sessions: number;
}

/** Skills in full: for the tab, the command line and the editor's hovers. */
export interface SkillsDetailReport {
  readonly kind: 'skills';
  readonly generated: number;
  readonly complete: boolean;
  /** The most used first, then those on disk that were never used. */
  readonly skills: readonly SkillDetail[];
  readonly pairs: readonly SkillPair[];
  readonly uses: number;
  readonly failures: number;
  /** ISO dates the daily counts stand for. */
  readonly days: readonly string[];
  /** Share of all prompts that was skills' text; null without any. Estimated. */
  readonly contextShare: number | null;
}
