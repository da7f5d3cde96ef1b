import type { ReportKind } from '../core/reports/usage/report.ts';
import type { Command } from './command.ts';
import { formatOf, formatReport } from './formatReport.ts';
import { filterHelp } from './filterHelp.ts';
import { parseReportArgs } from './reportOptions.ts';
import { runReport } from './runReport.ts';
import { UsageError } from './usageError.ts';

/** What tells one report command from another. */
export interface ReportCommandText {
  readonly kind: ReportKind;
  readonly summary: string;
  /** What the command is about, `NAME`; '' for a command that takes none. */
  readonly argument: string;
  /** Arguments of runs worth showing, each with what it prints. */
  readonly examples: readonly (readonly [string, string])[];
}

/** A command that prints one report. */
export function reportCommand({ kind, summary, argument, examples }: ReportCommandText): Command {
  const shown = examples.map(([args, what]) => `  # ${what}\n  opencode-observatory ${`${kind} ${args}`.trim()}\n`);
  return {
    name: kind,
    summary,
    help: `Usage: opencode-observatory ${`${kind} ${argument}`.trim()} [options]\n\n${summary}\n\n${filterHelp}\nExamples:\n${shown.join('')}`,
    run: async (args, output, version) => {
      const { values, positionals } = parseReportArgs(args, { positionals: argument === '' ? 0 : 1 });
      const [name = ''] = positionals;
      if (argument !== '' && name.trim() === '') throw new UsageError(`${kind} takes the ${argument} to report on.`);
      if (values.output !== undefined) throw new UsageError('--output belongs to the export command.');
      if (values['count-copies'] === true) throw new UsageError('--count-copies belongs to the stats command.');
      const format = formatOf(values.format, 'table');
      const report = await runReport(kind, name, values, output);
      if (report === null) return 1;
      const generator = `opencode-observatory ${version()}`;
      output.out(formatReport(report, format, { breakdown: values.breakdown === true, generator, output }));
      return 0;
    },
  };
}
