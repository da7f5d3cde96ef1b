import { reconcileCsv, reconcileJson } from '../../core/export/reconcileExport.ts';
import { formatMoney } from '../../core/format/formatMoney.ts';
import { parseReportFilter } from '../../core/reports/filter/parseReportFilter.ts';
import { reconcile } from '../../core/reports/reconcile/reconcile.ts';
import type { ReconcileReport } from '../../core/reports/reconcile/reconcileReport.ts';
import { cliPrices } from '../cliPrices.ts';
import type { Command } from '../command.ts';
import { filterHelp } from '../filterHelp.ts';
import { formatOf } from '../formatReport.ts';
import { namedSources } from '../namedSources.ts';
import { openLedger } from '../openLedger.ts';
import type { Output } from '../output.ts';
import { reportContextFor } from '../reportContextFor.ts';
import { reportMoment } from '../reportMoment.ts';
import type { ReportValues } from '../reportOptions.ts';
import { filterText, parseReportArgs } from '../reportOptions.ts';
import { reconcileTable } from '../table/reconcileTable.ts';
import { renderTable } from '../table/renderTable.ts';

/** `reconcile`: what other tools would say of a range, and line by line why that is not our total. */
export const reconcileCommand: Command = {
  name: 'reconcile',
  summary: 'What opencode stats, ocmonitor and ccusage would say, and why it differs.',
  help: `Usage: opencode-observatory reconcile [options]

What opencode stats, ocmonitor and ccusage would say of a range, and line by line what to add to or take from it to reach
the total here. Each line is summed from the requests themselves; --breakdown lists the sessions behind it.

${filterHelp}
Examples:
  # everything on this machine
  opencode-observatory reconcile
  # this month, with the sessions behind each line
  opencode-observatory reconcile --month --breakdown
  # the sessions whose copies others count again
  opencode-observatory reconcile -f json | jq '.lines[] | select(.line == "copies") | .behind[].session_id'
`,
  run: async (args, output, version) => {
    const { values } = parseReportArgs(args, { positionals: 0 });
    const format = formatOf(values.format, 'table');
    const report = await runReconcile(values, output);
    if (report === null) return 1;
    const generator = `opencode-observatory ${version()}`;
    if (format === 'csv') output.out(reconcileCsv(report));
    else if (format === 'json') output.out(`${JSON.stringify(reconcileJson(report, generator), null, 2)}\n`);
    else output.out(printed(report, values.breakdown === true, output));
    return 0;
  },
};

async function runReconcile(values: ReportValues, output: Output): Promise<ReconcileReport | null> {
  const moment = reportMoment(values);
  const filter = parseReportFilter(filterText(values), moment);
  const { costing } = await cliPrices(values, output);
  const open = await openLedger(namedSources(values), output);
  if (open === null) return null;
  try {
    const context = reportContextFor(moment, values.now === undefined ? open.asOf : moment.now, costing);
    return reconcile(open.ledger, context, filter);
  } finally {
    open.close();
  }
}

function printed(report: ReconcileReport, sessions: boolean, output: Output): string {
  const table = renderTable(reconcileTable(report, sessions), output.width ?? Infinity, output.styled ?? false);
  const { titles, answers } = report;
  const estimated = answers.filter((answer) => answer.estimated > 0);
  const notes = [
    ...estimated.map(
      ({ tool, estimated: amount }) =>
        `${formatMoney(amount, 'en-US')} of what ${tool} says is estimated: its price list is not known here, ours stands in.`,
    ),
    ...(titles.sessions > 0
      ? [`At least ${titles.sessions} requests that gave sessions their titles are stored nowhere: nobody counts them.`]
      : []),
    ...answers.map(({ tool, command }) => `${tool}: ${command}`),
  ];
  return `${table}\n${notes.map((note) => `${note}\n`).join('')}`;
}
