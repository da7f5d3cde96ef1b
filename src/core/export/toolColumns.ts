import type { ToolUsage } from '../reports/usage/toolSum.ts';
import type { ExportRow } from './exportRow.ts';
import { exportTime } from './exportRow.ts';

/** The figures of tool calls in the vocabulary of exports. */
export function toolColumns(usage: ToolUsage): ExportRow {
  return {
    calls: usage.calls,
    succeeded: usage.succeeded,
    failed: usage.failed,
    unfinished: usage.unfinished,
    success_rate: usage.successRate,
    median_duration_ms: usage.medianDuration,
    p90_duration_ms: usage.p90Duration,
    busy_ms: usage.busy,
    first_used: exportTime(usage.firstUse),
    last_used: exportTime(usage.lastUse),
  };
}
