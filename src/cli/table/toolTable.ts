import { modelKey } from '../../core/model/modelId.ts';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import { formatCount } from '../../core/format/formatCount.ts';
import { formatDuration } from '../../core/format/formatDuration.ts';
import type { ToolsReport } from '../../core/reports/toolsReport.ts';
import type { ToolUsage } from '../../core/reports/usage/toolSum.ts';
import type { Table, TableLine } from './table.ts';

const locale = 'en-US';

/** The tools report for the terminal; `breakdown` adds a line for each model below every tool. */
export function toolTable({ rows, totals }: ToolsReport, breakdown: boolean): Table {
  const figure = (header: string, priority: number) => ({ header, align: 'right', priority }) as const;
  return {
    columns: [
      { header: 'Tool', align: 'left', priority: 0 },
      figure('Calls', 0),
      figure('Success', 3),
      figure('Failed', 2),
      figure('Rate', 1),
      figure('Median', 4),
      figure('p90', 5),
      figure('Tokens', 2),
    ],
    lines: [
      ...rows.flatMap((row): TableLine[] => [
        { kind: 'row', cells: [row.tool, ...cells(row)] },
        ...(breakdown ? row.breakdown : []).map((part): TableLine => {
          const name = part.model.modelID === '' ? 'unknown model' : modelKey(part.model);
          return { kind: 'part', cells: [`  ↳ ${name}`, ...cells(part)] };
        }),
      ]),
      { kind: 'total', cells: ['Total', ...cells(totals)] },
    ],
  };
}

function cells(usage: ToolUsage): string[] {
  const time = (duration: number | null): string => (duration === null ? '-' : formatDuration(duration, locale));
  return [
    formatCount(usage.calls, locale),
    formatCount(usage.succeeded, locale),
    formatCount(usage.failed, locale),
    usage.successRate === null ? '-' : `${(usage.successRate * 100).toFixed(1)}%`,
    time(usage.medianDuration),
    time(usage.p90Duration),
    formatCount(totalTokens(usage.tokens), locale),
  ];
}
