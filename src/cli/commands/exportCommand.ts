import path from 'node:path';
import { exportFileName } from '../../core/export/exportFileName.ts';
import type { ReportKind } from '../../core/reports/usage/report.ts';
import type { Command } from '../command.ts';
import { filterHelp } from '../filterHelp.ts';
import { formatOf } from '../formatReport.ts';
import { namedSources } from '../namedSources.ts';
import type { ReportValues } from '../reportOptions.ts';
import { parseReportArgs } from '../reportOptions.ts';
import { runReport } from '../runReport.ts';
import { UsageError } from '../usageError.ts';
import { isSourceFile } from '../../worker/export/isSourceFile.ts';
import { writeExport } from '../../worker/export/writeExport.ts';

const kinds: readonly ReportKind[] = [
  'session',
  'sessions',
  'daily',
  'weekly',
  'monthly',
  'models',
  'model',
  'projects',
  'agents',
  'tools',
];

/** `export`: one report into a file, whole or not at all. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'Write a report into a CSV or JSON file.',
  help: `Usage: opencode-observatory export TYPE [NAME] [options]

Writes a report into a file and prints the file's path. TYPE is one of ${kinds.join(', ')}; session and
model take the NAME to report on. Beside a CSV, and a JSON file that is a list, FILE.meta.json says when and of what it was made.

      --format NAME    csv (default) or json
  -o, --output FILE    the file to write; else one with a telling name in the current folder

${filterHelp}
Examples:
  # last month's days for a spreadsheet
  opencode-observatory export daily --month 2026-10 --output october.csv
  # everything about models, for a script
  opencode-observatory export models --format json --output models.json
`,
  run: async (args, output, version) => {
    const { values, positionals } = parseReportArgs(args, { positionals: 2 });
    const [type = '', name = ''] = positionals;
    const kind = kinds.find((one) => one === type);
    if (kind === undefined) throw new UsageError(`There is no export "${type}": it is one of ${kinds.join(', ')}.`);
    const takesName = kind === 'session' || kind === 'model';
    if (takesName !== (name.trim() !== '')) {
      throw new UsageError(takesName ? `export ${kind} takes the NAME to report on.` : `export ${kind} takes no name.`);
    }
    const format = formatOf(values.format, 'csv');
    if (format === 'table') throw new UsageError('An export is csv or json.');
    const breakdown = values.breakdown === true;
    const report = await runReport(kind, name, values, output);
    if (report === null) return 1;
    const file = path.resolve(values.output ?? exportFileName(report, format));
    if (isSourceFile(file, sourcesOf(values))) {
      throw new UsageError(`${file} belongs to the data that is being read; name another file.`);
    }
    await writeExport(report, file, { format, breakdown, generator: `opencode-observatory ${version()}` });
    output.out(`${file}\n`);
    return 0;
  },
};

function sourcesOf(values: ReportValues): string[] {
  const { databases, storages } = namedSources(values);
  return [...databases, ...storages];
}
