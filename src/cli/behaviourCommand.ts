import { BehaviourBase } from '../core/behaviour/behaviourBase.ts';
import { parseReportFilter } from '../core/reports/filter/parseReportFilter.ts';
import type { ReportFilter } from '../core/reports/filter/reportFilter.ts';
import type { ReportContext } from '../core/reports/reportContext.ts';
import type { ReportScope } from '../core/reports/usage/reportScope.ts';
import { reportScope } from '../core/reports/usage/reportScope.ts';
import { cliPrices } from './cliPrices.ts';
import type { Command } from './command.ts';
import { filterHelp } from './filterHelp.ts';
import { formatOf } from './formatReport.ts';
import { namedSources } from './namedSources.ts';
import { openLedger } from './openLedger.ts';
import type { Output } from './output.ts';
import { reportContextFor } from './reportContextFor.ts';
import { reportMoment } from './reportMoment.ts';
import type { ReportValues } from './reportOptions.ts';
import { filterText, limitOf, parseReportArgs } from './reportOptions.ts';
import { renderTable } from './table/renderTable.ts';
import type { Table } from './table/table.ts';
import { UsageError } from './usageError.ts';

/** What a command on behaviour is made from. */
export interface BehaviourMoment {
  readonly base: BehaviourBase;
  readonly context: ReportContext;
  readonly scope: ReportScope;
  readonly values: ReportValues;
}

/** What tells one command on behaviour from another. */
export interface BehaviourCommandText<Report> {
  readonly name: string;
  readonly summary: string;
  /** What its figures are worth, one sentence. */
  readonly basis: string;
  readonly examples: readonly (readonly [string, string])[];
  readonly build: (moment: BehaviourMoment) => Report;
  /** Its tables, each with a title; an empty one is left out. */
  readonly tables: (report: Report, limit: number) => readonly { readonly title: string; readonly table: Table }[];
}

/** A command that prints one report on how agents work, as tables or JSON. */
export function behaviourCommand<Report extends object>(text: BehaviourCommandText<Report>): Command {
  const { name, summary, basis, examples, build, tables } = text;
  const shown = examples.map(([args, what]) => `  # ${what}\n  opencode-observatory ${`${name} ${args}`.trim()}\n`);
  return {
    name,
    summary,
    help: `Usage: opencode-observatory ${name} [options]\n\n${summary}\n${basis}\n\n${filterHelp}\nExamples:\n${shown.join('')}`,
    run: async (args, output) => {
      const { values } = parseReportArgs(args, { positionals: 0 });
      const format = formatOf(values.format, 'table');
      if (format === 'csv') throw new UsageError(`${name} is printed as table or json.`);
      if (values.output !== undefined) throw new UsageError('--output belongs to the export command.');
      const made = await run(values, output, build);
      if (made === null) return 1;
      if (format === 'json') output.out(`${JSON.stringify({ ...made.report, filter: made.filter }, null, 2)}\n`);
      else output.out(printed(tables(made.report, limitOf(values)), output));
      return 0;
    },
  };
}

async function run<Report>(
  values: ReportValues,
  output: Output,
  build: (moment: BehaviourMoment) => Report,
): Promise<{ readonly report: Report; readonly filter: ReportFilter } | null> {
  const moment = reportMoment(values);
  const filter = parseReportFilter(filterText(values), moment);
  const { costing } = await cliPrices(values, output);
  const open = await openLedger(namedSources(values), output, { toolCalls: true });
  if (open === null) return null;
  try {
    const context = reportContextFor(moment, values.now === undefined ? open.asOf : moment.now, costing);
    const base = new BehaviourBase(open.ledger);
    const scope = reportScope(open.ledger, context, filter);
    return { report: build({ base, context, scope, values }), filter };
  } finally {
    open.close();
  }
}

function printed(
  tables: readonly { readonly title: string; readonly table: Table }[],
  { width = Infinity, styled = false }: Output,
): string {
  const filled = tables.filter(({ table }) => table.lines.length > 0);
  if (filled.length === 0) return 'Nothing of this kind was recorded.\n';
  return filled.map(({ title, table }) => `${title}\n${renderTable(table, width, styled)}`).join('\n');
}
