import { dollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import type { ReportContext } from '../reportContext.ts';
import { CallCells } from './callCells.ts';
import type { CallSum } from './callSum.ts';
import type { CallWindow } from './callWindow.ts';
import { eachCall } from './eachCall.ts';
import { byFields, groupCalls } from './groupCalls.ts';
import type { ProviderDashboardStats, ProviderHourlyPoint, ProviderTimeSeriesPoint } from './ompStats.ts';

/** Use by provider: in all, by the hour of the reader's day, and over time. */
export function providerStats(ledger: Ledger, context: ReportContext, window: CallWindow): ProviderDashboardStats {
  const cells = new CallCells(ledger, context.timeZone, window.bucket);
  eachCall(ledger, context.costing, window, (call) => cells.add(call));
  return providerStatsOf(cells);
}

/** The same of calls that are summed already. */
export function providerStatsOf(cells: CallCells): ProviderDashboardStats {
  const points = cells.models();
  const models = new Map<string, Set<string>>();
  for (const { key } of points) models.set(key.provider, (models.get(key.provider) ?? new Set()).add(key.model));
  return {
    providers: groupCalls(points, ({ provider }) => ({ provider }))
      .map(({ key, sum }) => ({
        ...key,
        totalRequests: sum.requests,
        failedRequests: sum.failed,
        models: models.get(key.provider)?.size ?? 0,
        totalInputTokens: sum.input,
        totalOutputTokens: sum.output,
        totalCacheReadTokens: sum.cacheRead,
        totalCacheWriteTokens: sum.cacheWrite,
        totalTokens: tokensOf(sum),
        totalCost: dollars(sum.cost),
        unpricedRequests: sum.unpriced,
        totalPremiumRequests: Math.round(sum.premium * 1e6) / 1e6,
        avgTokensPerSecond: sum.speed,
      }))
      .sort((one, other) => other.totalTokens - one.totalTokens || (one.provider < other.provider ? -1 : 1)),
    hourly: [...cells.hours()]
      .flatMap(([provider, hours]) =>
        Array.from(hours, ([hour, use]): ProviderHourlyPoint => ({ provider, hour, ...use })),
      )
      .sort(byFields('provider', 'hour')),
    series: groupCalls(points, ({ timestamp, provider }) => ({ timestamp, provider }))
      .map(({ key, sum }): ProviderTimeSeriesPoint => ({
        ...key,
        totalTokens: tokensOf(sum),
        cost: dollars(sum.cost),
        unpricedRequests: sum.unpriced,
        requests: sum.requests,
      }))
      .sort(byFields('timestamp', 'provider')),
  };
}

function tokensOf({ input, output, cacheRead, cacheWrite }: CallSum): number {
  return input + output + cacheRead + cacheWrite;
}
