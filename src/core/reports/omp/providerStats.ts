import { dollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { localHourFinder } from '../localHour.ts';
import type { ReportContext } from '../reportContext.ts';
import { type Call, eachCall } from './eachCall.ts';
import { byFields, CallGroups } from './groupCalls.ts';
import type { CallWindow } from './callWindow.ts';
import { bucketStart } from './ompRange.ts';
import type { ProviderDashboardStats, ProviderHourlyPoint, ProviderTimeSeriesPoint } from './ompStats.ts';
import type { CallSum } from './callSum.ts';

/** Use by provider: in all, by the hour of the reader's day, and over time. */
export function providerStats(ledger: Ledger, context: ReportContext, window: CallWindow): ProviderDashboardStats {
  const sums = new ProviderSums(context.timeZone, window.bucket);
  eachCall(ledger, context.costing, window, (call) => sums.add(call));
  return sums.stats();
}

/** Sums of calls that `providerStats` is made of, for those who walk through the calls for more than that. */
export class ProviderSums {
  readonly #bucket: number;
  readonly #hourOf: (time: number) => number;
  readonly #models = new Map<string, Set<string>>();
  readonly #hours = new CallGroups<HourKey>('provider', 'hour');
  readonly #times = new CallGroups<TimeKey>('timestamp', 'provider');

  /** `bucket` is the length of the stretches of its series, ms. */
  constructor(timeZone: string, bucket: number) {
    this.#bucket = bucket;
    this.#hourOf = localHourFinder(timeZone);
  }

  add(call: Call): void {
    const { provider, timestamp } = call;
    const known = this.#models.get(provider);
    if (known === undefined) this.#models.set(provider, new Set([call.model]));
    else known.add(call.model);
    this.#hours.add({ provider, hour: this.#hourOf(timestamp) }, call);
    this.#times.add({ timestamp: bucketStart(timestamp, this.#bucket), provider }, call);
  }

  /** The figures so far. */
  stats(): ProviderDashboardStats {
    return statsOf(this.#models, this.#hours, this.#times);
  }
}

interface HourKey {
  readonly provider: string;
  readonly hour: number;
}

interface TimeKey {
  readonly timestamp: number;
  readonly provider: string;
}

function statsOf(
  models: ReadonlyMap<string, ReadonlySet<string>>,
  hours: CallGroups<HourKey>,
  times: CallGroups<TimeKey>,
): ProviderDashboardStats {
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
