import { dollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import type { AgentKind } from '../../usage/requestExtras.ts';
import type { ReportContext } from '../reportContext.ts';
import { CallSum } from './callSum.ts';
import { type Call, eachCall } from './eachCall.ts';
import { folderOf } from './folderOf.ts';
import { byFields, CallGroups } from './groupCalls.ts';
import type { CallWindow } from './callWindow.ts';
import { bucketStart, costBucket } from './ompRange.ts';
import type { DashboardStats } from './ompStats.ts';

interface ModelKey {
  readonly model: string;
  readonly provider: string;
}

interface ModelPoint extends ModelKey {
  readonly timestamp: number;
}

/** What omp-stats shows, by its own formulas, in one scan: overall, by model, folder and agent, and over time. */
export function dashboardStats(ledger: Ledger, context: ReportContext, window: CallWindow): DashboardStats {
  const sums = new DashboardSums(ledger, window.bucket);
  eachCall(ledger, context.costing, window, (call) => sums.add(call));
  return sums.stats();
}

/** Sums of calls that `dashboardStats` is made of, for those who walk through the calls for more than that. */
export class DashboardSums {
  readonly #ledger: Ledger;
  readonly #bucket: number;
  readonly #folders = new CallGroups<{ readonly folder: string }>('folder');
  readonly #kinds = new CallGroups<{ readonly agentType: AgentKind }>('agentType');
  readonly #modelTimes = new CallGroups<ModelPoint>('timestamp', 'model', 'provider');

  /** `bucket` is the length of the stretches of its series, ms. */
  constructor(ledger: Ledger, bucket: number) {
    this.#ledger = ledger;
    this.#bucket = bucket;
  }

  add(call: Call): void {
    const { model, provider, kind: agentType } = call;
    this.#folders.add({ folder: folderOf(call.session, call.source, this.#ledger.pools.sessionIds) }, call);
    this.#kinds.add({ agentType }, call);
    this.#modelTimes.add({ timestamp: bucketStart(call.timestamp, this.#bucket), model, provider }, call);
  }

  /** The figures so far. */
  stats(): DashboardStats {
    return statsOf(this.#folders, this.#kinds, this.#modelTimes);
  }
}

function statsOf(
  folders: CallGroups<{ readonly folder: string }>,
  kinds: CallGroups<{ readonly agentType: AgentKind }>,
  modelTimes: CallGroups<ModelPoint>,
): DashboardStats {
  // All else is sums of these: every stretch of a series lies within one day of UTC.
  const overall = new CallSum();
  for (const { sum } of kinds.all) overall.merge(sum);
  const models = new CallGroups<ModelKey>('model', 'provider').merge(modelTimes, ({ model, provider }) => ({
    model,
    provider,
  }));
  const times = new CallGroups<{ readonly timestamp: number }>('timestamp').merge(modelTimes, ({ timestamp }) => ({
    timestamp,
  }));
  const days = new CallGroups<ModelPoint>('timestamp', 'model', 'provider').merge(
    modelTimes,
    ({ timestamp, ...model }) => ({ timestamp: bucketStart(timestamp, costBucket), ...model }),
  );
  const byPoint = byFields<ModelPoint>('timestamp', 'model', 'provider');
  const points = [...modelTimes.all].sort((one, other) => byPoint(one.key, other.key));
  return {
    overall: overall.stats(),
    byModel: models.all
      .map(({ key, sum }) => ({ ...key, ...sum.stats() }))
      .sort(
        (one, other) => other.totalRequests - one.totalRequests || byFields<ModelKey>('model', 'provider')(one, other),
      ),
    byFolder: folders.all
      .map(({ key, sum }) => ({ ...key, ...sum.stats() }))
      .sort((one, other) => other.totalRequests - one.totalRequests || (one.folder < other.folder ? -1 : 1)),
    byAgentType: kinds.all
      .map(({ key, sum }) => ({
        ...key,
        totalRequests: sum.requests,
        totalInputTokens: sum.input,
        totalOutputTokens: sum.output,
        totalCacheReadTokens: sum.cacheRead,
        totalCacheWriteTokens: sum.cacheWrite,
        totalCost: dollars(sum.cost),
      }))
      .sort((one, other) => (one.agentType < other.agentType ? -1 : 1)),
    timeSeries: times.all
      .map(({ key, sum }) => ({
        ...key,
        requests: sum.requests,
        errors: sum.failed,
        tokens: sum.total,
        cost: dollars(sum.cost),
      }))
      .sort((one, other) => one.timestamp - other.timestamp),
    modelSeries: points.map(({ key, sum }) => ({ ...key, requests: sum.requests })),
    modelPerformanceSeries: points.map(({ key, sum }) => ({
      ...key,
      requests: sum.requests,
      avgTtft: sum.ttft,
      avgTokensPerSecond: sum.speed,
    })),
    costSeries: [...days.all]
      .sort((one, other) => byPoint(one.key, other.key))
      .map(({ key, sum }) => ({
        ...key,
        cost: dollars(sum.cost),
        unpricedRequests: sum.unpriced,
        costInput: dollars(sum.costInput),
        costOutput: dollars(sum.costOutput),
        costCacheRead: dollars(sum.costCacheRead),
        costCacheWrite: dollars(sum.costCacheWrite),
        requests: sum.requests,
      })),
  };
}
