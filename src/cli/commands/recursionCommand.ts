import { buildRecursionReport } from '../../core/behaviour/buildRecursionReport.ts';
import { formatMoney } from '../../core/format/formatMoney.ts';
import { behaviourCommand } from '../behaviourCommand.ts';
import { count, decimal, duration, figureColumn, nameColumn, percent } from '../table/behaviourCells.ts';

/** `recursion`: sub-agents and recursive language models. */
export const recursionCommand = behaviourCommand({
  name: 'recursion',
  summary: 'Sub-agents and recursion: chunks, time, tokens, and what ran side by side.',
  basis: 'Calls, times and tokens are measured; chunks a call only speaks of are inferred from its input.',
  examples: [['--last-days 30', 'the last thirty days']],
  build: ({ base, context, scope }) => buildRecursionReport(base, context, scope, true),
  tables: ({ rows, depths }, limit) => [
    {
      title: 'Work handed on',
      table: {
        columns: [
          nameColumn('Name'),
          figureColumn('Calls'),
          figureColumn('Failed', 2),
          figureColumn('Empty', 3),
          figureColumn('Chunks'),
          figureColumn('Time a chunk', 1),
          figureColumn('Tokens a chunk', 1),
          figureColumn('Cost'),
          figureColumn('Side by side', 4),
          figureColumn('One by one', 5),
          figureColumn('Efficiency', 2),
        ],
        lines: rows.slice(0, limit).map((row) => ({
          kind: 'row',
          cells: [
            row.name,
            count(row.calls),
            count(row.failures),
            count(row.empty),
            count(row.chunks),
            duration(row.timePerChunk),
            row.tokensPerChunk === null ? '-' : count(Math.round(row.tokensPerChunk)),
            formatMoney(row.cost, 'en-US'),
            count(row.parallelRuns),
            count(row.sequentialRuns),
            row.efficiency === null ? '-' : `${decimal(row.efficiency)}x`,
          ],
        })),
      },
    },
    {
      title: 'Depth',
      table: {
        columns: [nameColumn('Depth'), figureColumn('Sessions'), figureColumn('Cost a session'), figureColumn('Empty')],
        lines: depths
          .filter(({ sessions }) => sessions > 0)
          .map(({ depth, sessions, costPerSession, emptyShare }) => ({
            kind: 'row',
            cells: [
              depth === depths.length - 1 ? `${depth} and deeper` : String(depth),
              count(sessions),
              formatMoney(costPerSession, 'en-US'),
              percent(emptyShare),
            ],
          })),
      },
    },
  ],
});
