import type { AnyReport } from '../../core/export/anyReport.ts';
import { cleanLine } from '../../core/format/cleanLine.ts';
import { modelKey } from '../../core/model/modelId.ts';
import type { Usage, UsageRow } from '../../core/reports/usage/usage.ts';
import type { UsageSessionRow } from '../../core/reports/usageSessionRow.ts';
import { localTime } from './localTime.ts';
import type { Table, TableLine } from './table.ts';
import { toolTable } from './toolTable.ts';
import { usageCells, usageColumns } from './usageCells.ts';

interface Named {
  readonly names: readonly string[];
  readonly row: Usage & Partial<Pick<UsageRow, 'breakdown'>>;
  readonly kind: 'row' | 'part';
}

/** Longest name in a cell; whatever is in the data, a cell is one harmless line. */
const longestName = 200;

/** A report as a table; `breakdown` adds a line for each model below every row. */
export function reportTable(report: AnyReport, breakdown: boolean): Table {
  if (report.kind === 'tools') return toolTable(report, breakdown);
  const { headers, rows } = namedRows(report);
  const blank = headers.slice(1).map(() => '');
  const lines = rows.flatMap(({ names, row, kind }): TableLine[] => [
    { kind, cells: [...names.map((name) => cleanLine(name, longestName) || '-'), ...usageCells(row)] },
    ...(breakdown ? (row.breakdown ?? []) : []).map((part): TableLine => {
      return { kind: 'part', cells: [`  ↳ ${modelKey(part.model)}`, ...blank, ...usageCells(part)] };
    }),
  ]);
  return {
    columns: [
      ...headers.map((header, index) => ({ header, align: 'left', priority: index === 0 ? 0 : 2 + index }) as const),
      ...usageColumns,
    ],
    lines: [...lines, { kind: 'total', cells: ['Total', ...blank, ...usageCells(report.totals)] }],
  };
}

function namedRows(report: Exclude<AnyReport, { kind: 'tools' }>): {
  readonly headers: readonly string[];
  readonly rows: readonly Named[];
} {
  const { timeZone } = report;
  const row = (names: readonly string[], of: Named['row']): Named => ({ names, row: of, kind: 'row' });
  switch (report.kind) {
    case 'sessions':
      return {
        headers: ['Session', 'Last used', 'Project', 'Id'],
        rows: report.rows.flatMap((session) => sessionRows(session, timeZone, 0)),
      };
    case 'session':
      return {
        headers: ['Started', 'Model', 'Agent', 'Ended'],
        rows: report.rows.map((one) =>
          row(
            [
              localTime(one.created, timeZone),
              modelKey(one.model),
              one.agent,
              one.standing === 'copy' || one.standing === 'duplicate' ? one.standing : one.error || one.finish,
            ],
            one,
          ),
        ),
      };
    case 'daily':
      return { headers: ['Day'], rows: report.rows.map((one) => row([one.label || 'no date'], one)) };
    case 'weekly':
      return {
        headers: ['Week', 'From', 'To'],
        rows: report.rows.map((one) => row([one.label || 'no date', one.start, one.end], one)),
      };
    case 'monthly':
      return { headers: ['Month'], rows: report.rows.map((one) => row([one.label || 'no date'], one)) };
    case 'models':
    case 'model':
      return { headers: ['Model'], rows: report.rows.map((one) => row([modelKey(one.model)], one)) };
    case 'projects':
      return { headers: ['Project', 'Folder'], rows: report.rows.map((one) => row([one.label, one.folder], one)) };
    case 'agents':
      return { headers: ['Agent'], rows: report.rows.map((one) => row([one.agent], one)) };
  }
}

function sessionRows(row: UsageSessionRow, timeZone: string, depth: number): Named[] {
  const branch = depth === 0 ? '' : `${'  '.repeat(depth - 1)}└ `;
  const names = [branch + row.title, localTime(row.lastUse || row.created, timeZone), row.projectLabel, row.id];
  return [
    { names, row, kind: depth === 0 ? 'row' : 'part' },
    ...row.children.flatMap((child) => sessionRows(child, timeZone, depth + 1)),
  ];
}
