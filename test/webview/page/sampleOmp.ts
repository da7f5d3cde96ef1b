import type { AggregatedStats, MessageStats } from '../../../src/core/reports/omp/ompStats.ts';
import type { OmpTabQuery, OmpTabReport } from '../../../src/core/reports/omp/ompTabReport.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 20, 12);
const models = [
  { model: 'claude-sonnet-4-5', provider: 'anthropic' },
  { model: 'gemini-2.5-pro', provider: 'google' },
  { model: 'qwen3-coder:30b', provider: 'ollama' },
];
const days = Array.from({ length: 14 }, (_, index) => Math.floor(now / day - 13 + index) * day);

/** What the oh-my-pi tab is given to show: three models over two weeks. */
export function sampleOmp({ filter, agents }: OmpTabQuery): OmpTabReport {
  const byModel = models.map((model, index) => ({ ...model, ...figures(300 / (index + 1), 4.9 / (index + 1)) }));
  return {
    revision: 1,
    asOf: now,
    demo: false,
    filter,
    agents,
    bucket: day,
    folders: 1,
    newest: 0,
    sessionsEverywhere: 66,
    stats: {
      overall: figures(781, 13.93),
      byModel,
      byFolder: ['/home/me/code/webapp', '/home/me/code/api', '/srv/scratch'].map((folder, index) => ({
        folder,
        ...figures(216 / (index + 1), 3.6 / (index + 1)),
      })),
      byAgentType: (['advisor', 'main', 'subagent'] as const).map((agentType, index) => ({
        agentType,
        totalRequests: 30 * (index + 1),
        totalInputTokens: 12_000,
        totalOutputTokens: 19_000,
        totalCacheReadTokens: 369_000,
        totalCacheWriteTokens: 56_000,
        totalCost: index + 0.5,
      })),
      timeSeries: days.map((timestamp, index) => ({
        timestamp,
        requests: 30 + ((index * 17) % 50),
        errors: index % 4,
        tokens: 1_000_000 + index * 50_000,
        cost: 0.4 + (index % 5) / 4,
      })),
      modelSeries: [],
      modelPerformanceSeries: days.flatMap((timestamp, index) =>
        models.map((model, place) => ({
          timestamp,
          ...model,
          requests: 10,
          avgTtft: place === 2 ? null : 1200 + ((index * 7) % 5) * 100,
          avgTokensPerSecond: 60 + ((index * 3 + place) % 7) * 4,
        })),
      ),
      costSeries: days.flatMap((timestamp, index) =>
        models.slice(0, 2).map((model, place) => ({
          timestamp,
          ...model,
          cost: 0.2 + ((index + place) % 4) / 5,
          unpricedRequests: 0,
          costInput: 0.02,
          costOutput: 0.1,
          costCacheRead: 0.05,
          costCacheWrite: 0.03,
          requests: 12,
        })),
      ),
    },
    tools: {
      byTool: ['bash', 'read', 'edit'].map((tool, index) => ({
        tool,
        calls: 126 - index * 20,
        errors: index * 4,
        argsChars: 4284,
        resultChars: 263_266,
        totalTokensShare: 2_010_491.5,
        outputTokensShare: 72_103.5,
        costShare: 1.72,
        unpricedRequestsShare: 0,
        lastUsed: now,
      })),
      byToolModel: [],
      series: [],
    },
    providers: {
      providers: models.map(({ provider }, index) => ({
        provider,
        totalRequests: 285 - index * 60,
        failedRequests: 12 - index,
        models: 2,
        totalInputTokens: 122_137,
        totalOutputTokens: 193_656,
        totalCacheReadTokens: 7_381_034,
        totalCacheWriteTokens: 559_790,
        totalTokens: 8_256_617,
        totalCost: 10.2 / (index + 1),
        unpricedRequests: 0,
        totalPremiumRequests: 0,
        avgTokensPerSecond: 72.2,
      })),
      hourly: [],
      series: [],
    },
    recent: [call(0), call(1), call(2)],
    errors: [call(1)],
    detail: null,
  };
}

function figures(requests: number, cost: number): AggregatedStats {
  const totalRequests = Math.round(requests);
  const failedRequests = Math.round(totalRequests * 0.0525);
  return {
    totalRequests,
    successfulRequests: totalRequests - failedRequests,
    failedRequests,
    errorRate: 0.0525,
    totalInputTokens: 333_056,
    totalOutputTokens: 517_364,
    totalCacheReadTokens: 14_529_413,
    totalCacheWriteTokens: 559_790,
    cacheRate: 0.9776,
    cacheSavings: 0.8088,
    totalCost: cost,
    unpricedRequests: 0,
    totalPremiumRequests: 97.61,
    avgDuration: 18_419.49,
    avgTtft: 1393.02,
    avgTokensPerSecond: 60.57,
    firstTimestamp: now - 14 * day,
    lastTimestamp: now,
  };
}

function call(index: number): MessageStats {
  const failed = index === 1;
  return {
    id: `${index + 1}@/home/me/.omp/agent/sessions`,
    sessionId: '01a1b024-9494-770e-afbf-ab1f6404070f',
    sessionFile: '/home/me/.omp/agent/sessions/-code-webapp/x.jsonl',
    entryId: '152b2d1f',
    folder: '/home/me/code/webapp',
    model: 'claude-sonnet-4-5',
    provider: 'anthropic',
    api: 'anthropic-messages',
    timestamp: now - index * 60_000,
    duration: 6435,
    ttft: failed ? null : 1459,
    stopReason: failed ? 'error' : 'stop',
    errorMessage: failed ? '529 overloaded_error: Overloaded' : null,
    usage: {
      input: 378,
      output: 946,
      cacheRead: 0,
      cacheWrite: 317,
      totalTokens: 1641,
      premiumRequests: 0,
      cost: { input: 0.001134, output: 0.01419, cacheRead: 0, cacheWrite: 0.00118875, total: 0.01651275 },
    },
    agentType: 'main',
    costUnpriced: false,
  };
}
