import { nanoDollars } from '../../../core/model/money.ts';
import type { TokenUsage } from '../../../core/model/tokenUsage.ts';
import type { RequestExtra } from '../../../core/usage/requestExtras.ts';
import { type JsonRecord, jsonRecord } from '../opencode/jsonValues.ts';
import type { Remark } from '../opencode/remark.ts';

/** More than any request can use: the largest number a column holds. */
const maximumTokens = 0xffffffff;
const nanoPerDollar = 1e9;

/** What a line's `usage` says. */
export interface UsageCounts {
  readonly tokens: TokenUsage;
  readonly recordedCost: number;
  readonly extra: Pick<
    RequestExtra,
    | 'premium'
    | 'total'
    | 'costInput'
    | 'costOutput'
    | 'costCacheRead'
    | 'costCacheWrite'
    | 'longCacheWrite'
    | 'extraInput'
    | 'extraOutput'
    | 'extraCacheRead'
  >;
}

/**
 * Reads the use of a call. Reasoning is a part of the recorded output and is taken out of it; what a provider used for its
 * own orchestration comes on top. A counter that is no number counts as absent, as the agent's own statistics have it.
 */
export function usageCounts(usage: JsonRecord, remark: Remark): UsageCounts {
  const count = (record: JsonRecord | null, name: string): number => tokenCount(record?.[name], name, remark);
  const extra = jsonRecord(usage['orchestration']);
  const lifetimes = jsonRecord(usage['cttl']);
  const input = count(usage, 'input');
  const output = count(usage, 'output');
  const cacheRead = count(usage, 'cacheRead');
  const cacheWrite = count(usage, 'cacheWrite');
  const reasoning = Math.min(count(usage, 'reasoningTokens'), output);
  const extraInput = count(extra, 'input');
  const extraOutput = count(extra, 'output');
  const extraCacheRead = count(extra, 'cacheRead');
  const total = usage['totalTokens'];
  const sum = input + output + cacheRead + cacheWrite + extraInput + extraOutput + extraCacheRead;
  return {
    tokens: {
      input: input + extraInput,
      output: output - reasoning + extraOutput,
      reasoning,
      cacheRead: cacheRead + extraCacheRead,
      cacheWrite,
    },
    ...costsOf(usage['cost'], remark, {
      premium: positive(usage['premiumRequests']),
      total: typeof total === 'number' && Number.isFinite(total) ? total : sum,
      longCacheWrite: Math.min(count(lifetimes, 'ephemeral1h'), cacheWrite),
      extraInput,
      extraOutput,
      extraCacheRead,
    }),
  };
}

type WithoutCosts = Omit<UsageCounts['extra'], 'costInput' | 'costOutput' | 'costCacheRead' | 'costCacheWrite'>;

/** A missing total is the sum of the parts; a cost that is zero or absurd counts as none. */
function costsOf(value: unknown, remark: Remark, rest: WithoutCosts): Pick<UsageCounts, 'recordedCost' | 'extra'> {
  const cost = jsonRecord(value);
  const part = (name: string): number => Math.round(positive(cost?.[name]) * nanoPerDollar);
  const parts = {
    costInput: part('input'),
    costOutput: part('output'),
    costCacheRead: part('cacheRead'),
    costCacheWrite: part('cacheWrite'),
  };
  const total = cost?.['total'];
  const sum = parts.costInput + parts.costOutput + parts.costCacheRead + parts.costCacheWrite;
  const recorded = total === undefined || total === null ? sum : nanoDollars(total);
  if (recorded === null) remark('cost.total is not an amount');
  return { recordedCost: recorded ?? 0, extra: { ...rest, ...parts } };
}

function tokenCount(value: unknown, field: string, remark: Remark): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number' && value >= 0 && value <= maximumTokens) return Math.floor(value);
  remark(`usage.${field} is not a number of tokens`);
  return 0;
}

function positive(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 && value < 1e6 ? value : 0;
}
