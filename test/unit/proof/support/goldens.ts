import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What ocmonitor says of tokens; it knows no reasoning. */
export interface GoldenTokens {
  readonly input: number;
  readonly output: number;
  readonly cache_write: number;
  readonly cache_read: number;
  readonly total: number;
}

/** The figures in every row ocmonitor prints. */
export interface GoldenRow {
  readonly sessions: number;
  readonly interactions: number;
  readonly tokens: GoldenTokens;
  readonly cost: number;
}

export interface GoldenSessions {
  readonly summary: {
    readonly total_sessions: number;
    readonly total_interactions: number;
    readonly total_tokens: GoldenTokens;
    readonly total_cost: number;
  };
  readonly sessions: readonly {
    readonly session_id: string;
    readonly session_title: string;
    readonly interaction_count: number;
    readonly total_tokens: GoldenTokens;
    readonly total_cost: number;
  }[];
}

export interface GoldenModels {
  readonly total_cost: number;
  readonly models: readonly (GoldenRow & {
    readonly model_name: string;
    readonly p50_output_rate: number;
    readonly first_used: string;
    readonly last_used: string;
  })[];
}

export interface GoldenModel {
  readonly total_sessions: number;
  readonly total_interactions: number;
  readonly total_cost: number;
}

export interface GoldenProjects {
  readonly projects: readonly (GoldenRow & { readonly project_name: string })[];
}

export interface GoldenTools {
  readonly all_sessions: readonly {
    readonly tool_name: string;
    readonly total_calls: number;
    readonly success_count: number;
    readonly failure_count: number;
    readonly total_tokens: number;
  }[];
}

export interface GoldenMonths {
  readonly monthly_breakdown: readonly (GoldenRow & { readonly year: number; readonly month: number })[];
}

/** An answer of ocmonitor, read from the fixtures. */
export function golden<T>(file: string): T {
  return JSON.parse(readFileSync(path.resolve('test/fixtures/ocmonitor', file), 'utf8')) as T;
}
