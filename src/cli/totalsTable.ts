import type { UsageTotals } from './usageTotals.ts';

/** The totals as aligned lines for a terminal. */
export function totalsTable(totals: UsageTotals): string {
  const count = (number: number): string => number.toLocaleString('en-US');
  const { tokens } = totals;
  const money = (amount: number): string =>
    amount.toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 9 });
  const rows: [string, string][] = [
    ['Sessions', count(totals.sessions)],
    ['Requests', count(totals.requests)],
    ['Failed requests', count(totals.failedRequests)],
    ['Fork copies', count(totals.copies)],
    ['In another source', count(totals.duplicates)],
    ['Input tokens', count(tokens.input)],
    ['Output tokens', count(tokens.output)],
    ['Reasoning tokens', count(tokens.reasoning)],
    ['Cache read tokens', count(tokens.cacheRead)],
    ['Cache write tokens', count(tokens.cacheWrite)],
    ['Total tokens', count(tokens.total)],
    ['Recorded cost', money(totals.recordedCost)],
    ['Computed cost', money(totals.computedCost)],
    ['Total cost', money(totals.cost)],
    ['Unpriced requests', count(totals.unpricedRequests)],
  ];
  const name = Math.max(...rows.map(([label]) => label.length));
  const value = Math.max(...rows.map(([, text]) => text.length));
  return rows.map(([label, text]) => `${label.padEnd(name)}  ${text.padStart(value)}\n`).join('');
}
