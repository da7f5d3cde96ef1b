import { dollars } from '../core/model/money.ts';
import type { TokenUsage } from '../core/model/tokenUsage.ts';
import { totalTokens } from '../core/model/tokenUsage.ts';
import type { ReportFilter } from '../core/reports/filter/reportFilter.ts';
import type { ReportContext } from '../core/reports/reportContext.ts';
import { reportScope } from '../core/reports/usage/reportScope.ts';
import { scanRequests } from '../core/reports/usage/scanRequests.ts';
import { UsageSum } from '../core/reports/usage/usageSum.ts';
import type { Ledger } from '../core/usage/ledger.ts';

/** What `stats` prints. Property names are a contract with the scripts that read the JSON. */
export interface UsageTotals {
  /** All session rows, sub-agents' and archived ones included; under a filter those with a request or failed request. */
  readonly sessions: number;
  /** Assistant messages with any token or any cost, fork copies left out. */
  readonly requests: number;
  /** Calls that failed before their first token. */
  readonly failedRequests: number;
  /** Fork copies; counted nowhere else. */
  readonly copies: number;
  /** Rows of messages that are counted from another source; counted nowhere else. */
  readonly duplicates: number;
  readonly tokens: TokenUsage & { readonly total: number };
  /** US dollars, exact to the nano-dollar. */
  readonly cost: number;
  /** The parts of `cost`: what was written down, and what the prices come to where nothing was. */
  readonly recordedCost: number;
  readonly computedCost: number;
  /** Requests that are not in `cost` because no price is known for them. */
  readonly unpricedRequests: number;
}

/** Totals of what a filter lets through, each request counted once; the ledger's copies must be marked. */
export function usageTotals(ledger: Ledger, context: ReportContext, filter: ReportFilter): UsageTotals {
  const scope = reportScope(ledger, context, filter);
  const builder = new UsageSum(context);
  scanRequests(ledger, scope.selection, (table, slot) => builder.add(table, slot));
  const { requests, failedRequests, copies, tokens, cost, sessions } = builder.usage(0, []).figures;
  const everything = Object.values(filter).every((part) => part === null);
  return {
    sessions: everything ? scope.known.size : sessions,
    requests,
    failedRequests,
    copies,
    duplicates: builder.duplicates,
    tokens: { ...tokens, total: totalTokens(tokens) },
    cost: dollars(cost.amount),
    recordedCost: dollars(cost.recorded),
    computedCost: dollars(cost.computed),
    unpricedRequests: cost.unpricedRequests,
  };
}
