import { totalTokens } from '../model/tokenUsage.ts';
import type { ToolUsage } from '../reports/usage/toolSum.ts';
import type { ExportRow } from './exportRow.ts';
import { exportTime } from './exportRow.ts';

/** The figures of tool calls in the vocabulary of exports. */
export function toolColumns(usage: ToolUsage): ExportRow {
  const { tokens } = usage;
  return {
    calls: usage.calls,
    succeeded: usage.succeeded,
    failed: usage.failed,
    unfinished: usage.unfinished,
    success_rate: usage.successRate,
    median_duration_ms: usage.medianDuration,
    p90_duration_ms: usage.p90Duration,
    busy_ms: usage.busy,
    attributed_input_tokens: tokens.input,
    attributed_output_tokens: tokens.output,
    attributed_reasoning_tokens: tokens.reasoning,
    attributed_cache_read_tokens: tokens.cacheRead,
    attributed_cache_write_tokens: tokens.cacheWrite,
    attributed_tokens: totalTokens(tokens),
    first_used: exportTime(usage.firstUse),
    last_used: exportTime(usage.lastUse),
  };
}
