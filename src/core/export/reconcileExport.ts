import { stringify } from 'csv-stringify/browser/esm/sync';
import { dollars } from '../model/money.ts';
import type { Correction, Corrections, DifferenceLine, ReconcileReport } from '../reports/reconcile/reconcileReport.ts';
import { otherTools } from '../reports/reconcile/reconcileReport.ts';
import { reasonTexts } from '../reports/reconcile/reasonText.ts';
import { exportVersion } from './exportMetadata.ts';
import type { ExportRow } from './exportRow.ts';
import { exportTime } from './exportRow.ts';

/** The reconciliation as JSON; names are documented in docs/exports.md. */
export function reconcileJson(report: ReconcileReport, generator: string): unknown {
  return {
    schema: 'opencode-observatory/reconcile',
    schema_version: exportVersion,
    generator,
    generated: exportTime(report.generated),
    as_of: exportTime(report.asOf),
    time_zone: report.timeZone,
    currency: 'USD',
    filter: report.filter,
    total_cost: dollars(report.ours.cost.amount),
    total_tokens: report.ours.tokens,
    requests: report.ours.requests,
    unpriced_requests: report.ours.cost.unpricedRequests,
    answers: report.answers.map(({ tool, command, requests, tokens, amount, estimated }) => ({
      tool,
      command,
      requests,
      total_tokens: tokens,
      total_cost: dollars(amount),
      estimated_cost: dollars(estimated),
    })),
    lines: report.lines.map(lineJson),
    title_requests: { stored: false, at_least: report.titles.sessions },
  };
}

/** The reconciliation as CSV: what they say, a row for each line, and what that comes to here. */
export function reconcileCsv({ ours, answers, lines }: ReconcileReport): string {
  const answer = (tool: string): Correction => answers.find((one) => one.tool === tool) ?? nothing;
  const all = (correction: Correction): Corrections => ({
    opencode: correction,
    ocmonitor: correction,
    ccusage: correction,
  });
  const said = { opencode: answer('opencode'), ocmonitor: answer('ocmonitor'), ccusage: answer('ccusage') };
  const total = { requests: ours.requests, tokens: ours.tokens, amount: ours.cost.amount };
  const rows = [
    { line: 'they_say', requests: '', sessions: '', ...figures(said) },
    ...lines.map(({ reason, requests, sessions, corrections }) => ({
      line: reason,
      requests,
      sessions,
      ...figures(corrections),
    })),
    { line: 'observatory', requests: ours.requests, sessions: '', ...figures(all(total)) },
  ];
  return stringify(rows, { header: true, record_delimiter: '\r\n', escape_formulas: false });
}

const nothing: Correction = { requests: 0, tokens: 0, amount: 0 };

function lineJson({ reason, requests, sessions, corrections, behind }: DifferenceLine): object {
  return {
    line: reason,
    title: reasonTexts[reason].title,
    reason: reasonTexts[reason].why,
    requests,
    sessions,
    corrections: byTool(corrections),
    behind: behind.map((session) => ({
      session_id: session.id,
      title: session.title,
      project: session.projectLabel,
      requests: session.requests,
      corrections: byTool(session.corrections),
    })),
  };
}

function byTool(corrections: Corrections): object {
  return Object.fromEntries(
    otherTools.map((tool) => {
      const { requests, tokens, amount } = corrections[tool];
      return [tool, { requests, total_tokens: tokens, total_cost: dollars(amount) }];
    }),
  );
}

function figures(corrections: Corrections): ExportRow {
  return Object.fromEntries(
    otherTools.flatMap((tool) => [
      [`${tool}_requests`, corrections[tool].requests],
      [`${tool}_tokens`, corrections[tool].tokens],
      [`${tool}_cost`, dollars(corrections[tool].amount)],
    ]),
  );
}
