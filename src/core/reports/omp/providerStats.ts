import { dollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { localHourFinder } from '../localHour.ts';
import type { ReportContext } from '../reportContext.ts';
import { eachCall } from './eachCall.ts';
import { byFields, CallGroups } from './groupCalls.ts';
import type { CallWindow } from './callWindow.ts';
import { bucketStart } from './ompRange.ts';
import type { ProviderDashboardStats, ProviderHourlyPoint, ProviderTimeSeriesPoint } from './ompStats.ts';
import type { CallSum } from './callSum.ts';

/** Use by provider: in all, by the hour of the reader's day, and over time. */
export function providerStats(ledger: Ledger, context: ReportContext, window: CallWindow): ProviderDashboardStats {
  const { bucket } = window;
  const models = new Map<string, Set<string>>();
  const hours = new CallGroups<{ readonly provider: string; readonly hour: number }>('provider', 'hour');
  const times = new CallGroups<{ readonly timestamp: number; readonly provider: string }>('timestamp', 'provider');
  const hourOf = localHourFinder(context.timeZone);
  eachCall(ledger, context.costing, window, (call) => {
    const { provider, timestamp } = call;
    const known = models.get(provider);
    if (known === undefined) models.set(provider, new Set([call.model]));
    else known.add(call.model);
    hours.add({ provider, hour: hourOf(timestamp) }, call);
    times.add({ timestamp: bucketStart(timestamp, bucket), provider }, call);
  });
  const providers = new CallGroups<{ readonly provider: string }>('provider').merge(hours, ({ provider }) => ({
    provider,
  }));
  return {
    providers: providers.all
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
    hourly: hours.all
      .map(({ key, sum }): ProviderHourlyPoint => ({
        ...key,
        totalTokens: tokensOf(sum),
        outputTokens: sum.output,
        requests: sum.requests,
      }))
      .sort(byFields('provider', 'hour')),
    series: times.all
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
