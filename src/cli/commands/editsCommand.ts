import { buildEditsReport } from '../../core/behaviour/buildEditsReport.ts';
import type { EditCell } from '../../core/behaviour/editsReport.ts';
import { behaviourCommand } from '../behaviourCommand.ts';
import { count, decimal, figureColumn, nameColumn, percent } from '../table/behaviourCells.ts';

/** `edits`: which edit formats work for which models. */
export const editsCommand = behaviourCommand({
  name: 'edits',
  summary: 'Edit formats by model: how many edits applied, and why the others did not.',
  basis: 'Counts are measured; tokens are estimated from the length of what was written (four characters a token).',
  examples: [
    ['--last-days 30', 'the last thirty days'],
    ['--model opus --format json', 'one model, with cases, for a script'],
  ],
  build: ({ base, context, scope }) => buildEditsReport(base, context, scope, true),
  tables: ({ cells, total }, limit) => [
    {
      title: 'Edits that apply',
      table: {
        columns: [
          nameColumn('Model'),
          nameColumn('Format'),
          figureColumn('Edits'),
          figureColumn('Applied'),
          figureColumn('Rate'),
          figureColumn('95 % interval', 3),
          figureColumn('Tries', 2),
          figureColumn('Wasted tokens', 4),
          nameColumn('Most frequent reason', 5),
        ],
        lines: [
          ...cells.slice(0, limit).map((cell) => ({ kind: 'row', cells: cellsOf(cell) }) as const),
          ...(cells.length === 0 ? [] : [{ kind: 'total', cells: cellsOf({ ...total, model: 'Total' }) } as const]),
        ],
      },
    },
  ],
});

function cellsOf({ model, format, share, attemptsPerSuccess, wastedTokens, reasons }: EditCell): string[] {
  const [reason] = reasons;
  return [
    model === '' ? 'unknown' : model,
    format,
    count(share.attempts),
    count(share.successes),
    percent(share.rate),
    `${percent(share.low)} to ${percent(share.high)}`,
    decimal(attemptsPerSuccess),
    count(wastedTokens),
    reason === undefined ? '' : `${reason.failure} (${count(reason.count)})`,
  ];
}
