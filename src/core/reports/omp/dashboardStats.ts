import { dollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import type { ReportContext } from '../reportContext.ts';
import { CallCells, type ModelPoint } from './callCells.ts';
import { CallSum } from './callSum.ts';
import type { CallWindow } from './callWindow.ts';
import { eachCall } from './eachCall.ts';
import { byFields, groupCalls } from './groupCalls.ts';
import { bucketStart, costBucket } from './ompRange.ts';
import type { DashboardStats } from './ompStats.ts';

interface ModelKey {
  readonly model: string;
  readonly provider: string;
}

/** What omp-stats shows, by its own formulas, in one scan: overall, by model, folder and agent, and over time. */
export function dashboardStats(ledger: Ledger, context: ReportContext, window: CallWindow): DashboardStats {
  const cells = new CallCells(ledger, context.timeZone, window.bucket);
  eachCall(ledger, context.costing, window, (call) => cells.add(call));
  return dashboardStatsOf(cells);
}

/** The same of calls that are summed already. */
export function dashboardStatsOf(cells: CallCells): DashboardStats {
  const parts = cells.folders();
  const folders = groupCalls(parts, ({ folder }) => ({ folder }));
  const kinds = groupCalls(parts, ({ agentType }) => ({ agentType }));
  const overall = new CallSum();
  for (const { sum } of kinds) overall.merge(sum);
  const modelTimes = cells.models();
  const models = groupCalls(modelTimes, ({ model, provider }) => ({ model, provider }));
  const times = groupCalls(modelTimes, ({ timestamp }) => ({ timestamp }));
  // Every stretch of a series lies within one day of UTC.
  const days = groupCalls(modelTimes, ({ timestamp, model, provider }) => {
    return { timestamp: bucketStart(timestamp, costBucket), model, provider };
  });
  const byPoint = byFields<ModelPoint>('timestamp', 'model', 'provider');
  const points = [...modelTimes].sort((one, other) => byPoint(one.key, other.key));
  return {
    overall: overall.stats(),
    byModel: models
      .map(({ key, sum }) => ({ ...key, ...sum.stats() }))
      .sort(
        (one, other) => other.totalRequests - one.totalRequests || byFields<ModelKey>('model', 'provider')(one, other),
      ),
    byFolder: folders
      .map(({ key, sum }) => ({ ...key, ...sum.stats() }))
      .sort((one, other) => other.totalRequests - one.totalRequests || (one.folder < other.folder ? -1 : 1)),
    byAgentType: kinds
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
    timeSeries: times
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
    costSeries: [...days]
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
