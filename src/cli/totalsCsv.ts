import type { UsageTotals } from './usageTotals.ts';

/** The totals as CSV: a header and one line, in the vocabulary of exports. */
export function totalsCsv({ tokens, ...totals }: UsageTotals): string {
  const columns: readonly (readonly [string, number])[] = [
    ['sessions', totals.sessions],
    ['requests', totals.requests],
    ['failed_requests', totals.failedRequests],
    ['copies', totals.copies],
    ['input_tokens', tokens.input],
    ['output_tokens', tokens.output],
    ['reasoning_tokens', tokens.reasoning],
    ['cache_read_tokens', tokens.cacheRead],
    ['cache_write_tokens', tokens.cacheWrite],
    ['total_tokens', tokens.total],
    ['recorded_cost', totals.recordedCost],
    ['computed_cost', totals.computedCost],
    ['unpriced_requests', totals.unpricedRequests],
    ['total_cost', totals.cost],
  ];
  return `${columns.map(([name]) => name).join(',')}\r\n${columns.map(([, value]) => value).join(',')}\r\n`;
}
