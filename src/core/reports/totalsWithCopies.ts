import type { NanoDollars } from '../model/money.ts';
import type { TokenUsage } from '../model/tokenUsage.ts';
import { noTokens } from '../model/tokenUsage.ts';
import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ReportContext } from './reportContext.ts';
import { reportScope } from './usage/reportScope.ts';
import { scanRequests } from './usage/scanRequests.ts';

/** Sums as tools make them that know no copies. */
export interface TotalsWithCopies {
  /** Requests and the copies forks took along. */
  readonly requests: number;
  readonly tokens: TokenUsage;
  /** Only what was recorded. */
  readonly recorded: NanoDollars;
}

/** Counts a fork's copies again, as `opencode stats` and ccusage do: to compare with them, never as the truth. */
export function totalsWithCopies(ledger: Ledger, context: ReportContext, filter: ReportFilter): TotalsWithCopies {
  let requests = 0;
  let recorded = 0;
  const sum = { ...noTokens };
  scanRequests(ledger, reportScope(ledger, context, filter).selection, (table, slot) => {
    const { flags, input, output, reasoning, cacheRead, cacheWrite, cost } = table.columns;
    if (((flags[slot] ?? 0) & (requestFlags.counted | requestFlags.duplicate)) !== requestFlags.counted) return;
    requests++;
    recorded += cost[slot] ?? 0;
    sum.input += input[slot] ?? 0;
    sum.output += output[slot] ?? 0;
    sum.reasoning += reasoning[slot] ?? 0;
    sum.cacheRead += cacheRead[slot] ?? 0;
    sum.cacheWrite += cacheWrite[slot] ?? 0;
  });
  return { requests, tokens: sum, recorded };
}
