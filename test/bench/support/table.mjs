// The table of a bench run, the same on the screen and in docs/performance.md.

/**
 * One line. `value` is what the target speaks of, `limit` the most it may be; without a limit the line informs only.
 * `against` says what the value was measured beside.
 */
export const line = (what, measured, { against = '', target = '', value = 0, limit = Infinity } = {}) => ({
  what,
  measured,
  against,
  target,
  verdict: limit === Infinity ? '' : value <= limit ? 'ok' : 'over',
});

/** A Markdown table with aligned columns. */
export function markdownTable(lines) {
  const header = { what: 'What', measured: 'Measured', against: 'Beside it', target: 'Target', verdict: '' };
  const keys = Object.keys(header);
  const rows = [header, ...lines];
  const widths = keys.map((key) => Math.max(...rows.map((row) => row[key].length), 3));
  const show = (row) => `| ${keys.map((key, index) => row[key].padEnd(widths[index])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [show(header), rule, ...lines.map(show)].join('\n');
}

/** Milliseconds as people read them. */
export function time(ms) {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return `${ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2)} ms`;
}

/** A proportion, `1.4x`. */
export const times = (ratio) => `${ratio.toFixed(2)}x`;

/** p50, p95 and maximum of a spread. */
export const spreadText = ({ p50, p95, max }) => `p50 ${time(p50)}, p95 ${time(p95)}, max ${time(max)}`;

/** A report, warm: the data is in memory, the report is made anew. */
export const reportLine = (what, spread, limit = 100) =>
  line(what, spreadText(spread), {
    target: limit === Infinity ? '' : `p50 at most ${limit} ms`,
    value: spread.p50,
    limit,
  });
