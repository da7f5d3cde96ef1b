import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { exportCsv } from '../../core/export/exportCsv.ts';
import { exportFileName } from '../../core/export/exportFileName.ts';
import { exportJson, isListShaped } from '../../core/export/exportJson.ts';
import { exportMetadata } from '../../core/export/exportMetadata.ts';
import type { ReportKind } from '../../core/reports/usage/report.ts';
import type { Command } from '../command.ts';
import { filterHelp } from '../filterHelp.ts';
import { formatOf } from '../formatReport.ts';
import { namedSources } from '../namedSources.ts';
import { parseReportArgs } from '../reportOptions.ts';
import { runReport } from '../runReport.ts';
import { UsageError } from '../usageError.ts';
import { writeWhole } from '../writeWhole.ts';

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
    refuseSources(file, namedSources(values).databases);
    const generator = `opencode-observatory ${version()}`;
    const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
    writeWhole(file, format === 'csv' ? exportCsv(report, breakdown) : json(exportJson(report, generator, breakdown)));
    if (format === 'csv' || isListShaped(kind)) {
      writeWhole(`${file}.meta.json`, json(exportMetadata(report, report.rows.length, generator)));
    }
    output.out(`${file}\n`);
    return 0;
  },
};

/** An agent's data is only ever read: no export may replace it. */
function refuseSources(file: string, databases: readonly string[]): void {
  const real = (name: string): string => (existsSync(name) ? realpathSync(name) : name);
  const taken = databases.flatMap((database) => ['', '-wal', '-shm'].map((ending) => `${real(database)}${ending}`));
  if (taken.includes(real(file))) throw new UsageError(`${file} is a database that is being read; name another file.`);
}
