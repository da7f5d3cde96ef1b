import { cleanLine } from '../core/format/cleanLine.ts';
import type { DashboardStats } from '../core/reports/omp/ompStats.ts';

/** Most models and folders the summary names, as omp-stats'. */
const mostRows = 10;
const longestName = 120;

/** The summary omp-stats prints, line by line: same words, same rounding. */
export function ompSummary({ overall, byModel, byFolder }: DashboardStats): string {
  const { avgDuration, avgTtft, avgTokensPerSecond: speed } = overall;
  const lines = [
    '',
    '=== AI Usage Statistics ===',
    '',
    'Overall:',
    `  Requests: ${count(overall.totalRequests)} (${count(overall.failedRequests)} errors)`,
    `  Error Rate: ${percent(overall.errorRate)}`,
    `  Total Tokens: ${count(overall.totalInputTokens + overall.totalOutputTokens)}`,
    `  Input Tokens: ${count(overall.totalInputTokens)}`,
    `  Output Tokens: ${count(overall.totalOutputTokens)}`,
    `  Cache Rate: ${percent(overall.cacheRate)}`,
    `  Cache Savings: ${percent(overall.cacheSavings)}`,
    `  API-equivalent estimate: ${cost(overall.totalCost, overall.unpricedRequests)}`,
    `  Premium Requests: ${count(Math.round((overall.totalPremiumRequests + Number.EPSILON) * 100) / 100)}`,
    `  Avg Duration: ${avgDuration === null ? '-' : duration(avgDuration)}`,
    `  Avg TTFT: ${avgTtft === null ? '-' : duration(avgTtft)}`,
    ...(speed === null ? [] : [`  Avg Tokens/s: ${speed.toFixed(1)}`]),
  ];
  if (byModel.length > 0) {
    lines.push('', 'By Model (API-equivalent estimates):');
    for (const row of byModel.slice(0, mostRows)) {
      const rates = `${percent(row.cacheRate)} cache rate, ${percent(row.cacheSavings)} cache savings`;
      const spent = cost(row.totalCost, row.unpricedRequests);
      lines.push(`  ${cleanLine(row.model, longestName)}: ${count(row.totalRequests)} reqs, ${spent}, ${rates}`);
    }
  }
  if (byFolder.length > 0) {
    lines.push('', 'By Folder (API-equivalent estimates):');
    for (const row of byFolder.slice(0, mostRows)) {
      const spent = cost(row.totalCost, row.unpricedRequests);
      lines.push(`  ${cleanLine(row.folder, longestName)}: ${count(row.totalRequests)} reqs, ${spent}`);
    }
  }
  return `${lines.join('\n')}\n\n`;
}

function cost(dollars: number, unpriced: number): string {
  if (dollars === 0 && unpriced > 0) return 'N/A';
  return `$${dollars.toFixed(dollars < 0.01 ? 4 : dollars < 1 ? 3 : 2)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

const units = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

function count(value: number): string {
  for (const [unit, name] of units) {
    if (value < unit) continue;
    return value < unit * 10
      ? `${(value / unit).toFixed(1).replace(/\.0$/u, '')}${name}`
      : `${Math.round(value / unit)}${name}`;
  }
  return String(value);
}

/** Milliseconds as omp-stats says them: 250ms, 18.4s, 2m5s, 1h3m, 2d4h. */
function duration(ms: number): string {
  if (!Number.isFinite(ms) || ms <= 0) return '0ms';
  if (ms < 1000) return `${Math.floor(ms)}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)}s`;
  const seconds = Math.floor(ms / 1000);
  const [size, names] =
    seconds < 3600 ? [60, ['m', 's']] : seconds < 86_400 ? [3600, ['h', 'm']] : [86_400, ['d', 'h']];
  const small = Math.floor((seconds % size) / (size === 60 ? 1 : size === 3600 ? 60 : 3600));
  return `${Math.floor(seconds / size)}${names[0] ?? ''}${small > 0 ? `${small}${names[1] ?? ''}` : ''}`;
}
