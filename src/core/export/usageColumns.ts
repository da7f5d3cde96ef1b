import { dollars } from '../model/money.ts';
import { modelKey } from '../model/modelId.ts';
import { totalTokens } from '../model/tokenUsage.ts';
import type { Usage } from '../reports/usage/usage.ts';
import type { ExportRow } from './exportRow.ts';
import { exportTime } from './exportRow.ts';

/** The figures every exported row and every totals member has: one vocabulary for all reports, nothing rounded. */
export function usageColumns(usage: Usage): ExportRow {
  const { figures, health, speed } = usage;
  const { tokens, cost } = figures;
  return {
    sessions: figures.sessions,
    requests: figures.requests,
    failed_requests: figures.failedRequests,
    errors: figures.errors,
    copies: figures.copies,
    input_tokens: tokens.input,
    output_tokens: tokens.output,
    reasoning_tokens: tokens.reasoning,
    cache_read_tokens: tokens.cacheRead,
    cache_write_tokens: tokens.cacheWrite,
    total_tokens: totalTokens(tokens),
    total_cost: dollars(cost.amount),
    recorded_cost: dollars(cost.recorded),
    computed_cost: dollars(cost.computed),
    cost_basis: cost.basis,
    unpriced_requests: cost.unpricedRequests,
    cost_share: usage.costShare,
    cache_hit_ratio: usage.cacheHitRatio,
    first_used: exportTime(usage.firstUse),
    last_used: exportTime(usage.lastUse),
    duration_ms: usage.duration,
    busy_ms: usage.busy,
    output_speed_median: speed?.median ?? null,
    output_speed_p90: speed?.p90 ?? null,
    models: usage.models.map(modelKey),
    requests_without_tokens: health.withoutTokens,
    requests_over_5_minutes: health.long,
    over_cost_limit: health.costly,
  };
}
