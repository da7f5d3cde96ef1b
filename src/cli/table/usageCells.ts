import { formatCost } from '../../core/format/formatCost.ts';
import { formatCount } from '../../core/format/formatCount.ts';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import type { Usage } from '../../core/reports/usage/usage.ts';
import type { TableColumn } from './table.ts';

const locale = 'en-US';

interface FigureColumn {
  readonly header: string;
  readonly priority: number;
  readonly cell: (usage: Usage) => string;
}

const share = (ratio: number | null): string => (ratio === null ? '-' : `${(ratio * 100).toFixed(1)}%`);

const figures: readonly FigureColumn[] = [
  { header: 'Sessions', priority: 4, cell: ({ figures }) => formatCount(figures.sessions, locale) },
  { header: 'Requests', priority: 2, cell: ({ figures }) => formatCount(figures.requests, locale) },
  { header: 'Input', priority: 6, cell: ({ figures }) => formatCount(figures.tokens.input, locale) },
  { header: 'Output', priority: 6, cell: ({ figures }) => formatCount(figures.tokens.output, locale) },
  { header: 'Reasoning', priority: 8, cell: ({ figures }) => formatCount(figures.tokens.reasoning, locale) },
  { header: 'Cache read', priority: 7, cell: ({ figures }) => formatCount(figures.tokens.cacheRead, locale) },
  { header: 'Cache write', priority: 7, cell: ({ figures }) => formatCount(figures.tokens.cacheWrite, locale) },
  { header: 'Tokens', priority: 1, cell: ({ figures }) => formatCount(totalTokens(figures.tokens), locale) },
  { header: 'Cost', priority: 0, cell: ({ figures }) => formatCost(figures.cost, locale) },
  { header: 'Share', priority: 5, cell: ({ costShare }) => share(costShare) },
  { header: 'Cache hit', priority: 9, cell: ({ cacheHitRatio }) => share(cacheHitRatio) },
  { header: 'tokens/s', priority: 9, cell: ({ speed }) => (speed === null ? '-' : speed.median.toFixed(1)) },
];

/** Columns for the figures every report row has. */
export const usageColumns: readonly TableColumn[] = figures.map(({ header, priority }) => ({
  header,
  align: 'right',
  priority,
}));

/** The cells of those columns. */
export function usageCells(usage: Usage): string[] {
  return figures.map(({ cell }) => cell(usage));
}
