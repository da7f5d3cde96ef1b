import { cleanLine } from '../../core/format/cleanLine.ts';
import { formatCost } from '../../core/format/formatCost.ts';
import { formatCount } from '../../core/format/formatCount.ts';
import { formatDifference } from '../../core/format/formatDifference.ts';
import { formatMoney } from '../../core/format/formatMoney.ts';
import { reasonTexts, toolNames } from '../../core/reports/reconcile/reasonText.ts';
import type { Corrections, DifferenceReason, ReconcileReport } from '../../core/reports/reconcile/reconcileReport.ts';
import type { Table, TableLine } from './table.ts';

const locale = 'en-US';
const longestName = 200;

/** The reconciliation for the terminal: their totals, what to add or take away, ours; `sessions` lists those behind each line. */
export function reconcileTable(report: ReconcileReport, sessions: boolean): Table {
  const { answers, lines, ours } = report;
  const corrected = (corrections: Corrections): string[] =>
    answers.map(({ tool }) => formatDifference(corrections[tool].amount, locale));
  return {
    columns: [
      { header: 'Line', align: 'left', priority: 0 },
      { header: 'Why', align: 'left', priority: 3 },
      { header: 'Sessions', align: 'right', priority: 2 },
      { header: 'Requests', align: 'right', priority: 1 },
      ...answers.map(({ tool }) => ({ header: toolNames[tool], align: 'right', priority: 0 }) as const),
    ],
    lines: [
      { kind: 'row', cells: ['They say', '', '', '', ...answers.map(({ amount }) => formatMoney(amount, locale))] },
      ...lines.flatMap(({ reason, corrections, requests, sessions: count, behind }): TableLine[] => [
        {
          kind: 'row',
          cells: [
            reasonTexts[reason].title,
            whyOf(reason, corrections),
            formatCount(count, locale),
            formatCount(requests, locale),
            ...corrected(corrections),
          ],
        },
        ...(sessions ? behind : []).map((session): TableLine => {
          const name = cleanLine(session.title, longestName) || session.id;
          const cells = [`  └ ${name}`, session.id, '', formatCount(session.requests, locale)];
          return { kind: 'part', cells: [...cells, ...corrected(session.corrections)] };
        }),
      ]),
      {
        kind: 'total',
        cells: [
          'Observatory',
          '',
          '',
          formatCount(ours.requests, locale),
          ...answers.map(() => formatCost(ours.cost, locale)),
        ],
      },
    ],
  };
}

/** A line that moves no money says how many tokens it moves. */
function whyOf(reason: DifferenceReason, corrections: Corrections): string {
  const { why } = reasonTexts[reason];
  const all = Object.values(corrections);
  const tokens = Math.max(...all.map((correction) => Math.abs(correction.tokens)));
  if (tokens === 0 || all.some(({ amount }) => amount !== 0)) return why;
  return `${why}; ${formatCount(tokens, locale)} tokens`;
}
