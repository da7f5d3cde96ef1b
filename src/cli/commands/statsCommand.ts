import { parseReportFilter } from '../../core/reports/filter/parseReportFilter.ts';
import type { Command } from '../command.ts';
import { cliPrices } from '../cliPrices.ts';
import { filterHelp } from '../filterHelp.ts';
import { formatOf } from '../formatReport.ts';
import { namedSources } from '../namedSources.ts';
import { openLedger } from '../openLedger.ts';
import { reportContextFor } from '../reportContextFor.ts';
import { reportMoment } from '../reportMoment.ts';
import { filterText, parseReportArgs } from '../reportOptions.ts';
import { totalsCsv } from '../totalsCsv.ts';
import { totalsTable } from '../totalsTable.ts';
import { totalsCountingCopies } from '../totalsCountingCopies.ts';
import { usageTotals } from '../usageTotals.ts';

/** `stats`: the totals of everything, or of what a filter lets through. */
export const statsCommand: Command = {
  name: 'stats',
  summary: 'The totals: sessions, requests, tokens and cost.',
  help: `Usage: opencode-observatory stats [options]

The totals: sessions, requests, tokens and cost.

      --count-copies   count what forks copied again, as opencode stats does, to compare with it

${filterHelp}
Examples:
  # everything on this machine
  opencode-observatory stats
  # the current month, for a script
  opencode-observatory stats --month --format json
`,
  run: async (args, output) => {
    const { values } = parseReportArgs(args, { positionals: 0 });
    const format = formatOf(values.format, 'table');
    const moment = reportMoment(values);
    const filter = parseReportFilter(filterText(values), moment);
    const { costing } = await cliPrices(values, output);
    const open = await openLedger(namedSources(values), output);
    if (open === null) return 1;
    try {
      const context = reportContextFor(moment, open.asOf, costing);
      const honest = usageTotals(open.ledger, context, filter);
      const copied = values['count-copies'] === true;
      const totals = copied ? { ...honest, ...totalsCountingCopies(open.ledger, context, filter) } : honest;
      if (format === 'json') output.out(`${JSON.stringify(totals)}\n`);
      else output.out(format === 'csv' ? totalsCsv(totals) : totalsTable(totals));
      return 0;
    } finally {
      open.close();
    }
  },
};
