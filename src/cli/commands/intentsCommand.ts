import { buildIntentsReport } from '../../core/behaviour/buildIntentsReport.ts';
import type { IntentVerdict } from '../../core/behaviour/intentMarks.ts';
import { readMarks } from '../../core/behaviour/marksFile.ts';
import { readSmallFile } from '../../worker/discovery/readSmallFile.ts';
import { behaviourCommand } from '../behaviourCommand.ts';
import { count, figureColumn, nameColumn, percent } from '../table/behaviourCells.ts';
import { UsageError } from '../usageError.ts';

/** A larger file holds no marks (bytes). */
const largestFile = 32 * 1024 * 1024;

/** `intents`: classifications of what the user wants. */
export const intentsCommand = behaviourCommand({
  name: 'intents',
  summary: 'Classifications of intent: how sure, which way, how often the user was asked; with marks, how often right.',
  basis:
    'Found where a text or a tool says so; right or wrong only by marks (--marks FILE, as the editor exports them).',
  examples: [
    ['', 'all there are'],
    ['--marks marks.json', 'with accuracy and confusion'],
  ],
  build: ({ base, context, scope, values }) => buildIntentsReport(base, marksOf(values.marks), context, scope, true),
  tables: ({ rows, total, confusion }, limit) => [
    {
      title: 'Intents',
      table: {
        columns: [
          nameColumn('Intent'),
          figureColumn('Count'),
          figureColumn('Confidence'),
          figureColumn('Asked'),
          figureColumn('Marked', 2),
          figureColumn('Right', 1),
          nameColumn('Routes', 3),
        ],
        lines:
          total.count === 0
            ? []
            : [...rows.slice(0, limit), { ...total, intent: 'Total' }].map((row, index, all) => ({
                kind: index === all.length - 1 ? 'total' : 'row',
                cells: [
                  row.intent,
                  count(row.count),
                  row.confidence.toFixed(2),
                  percent(row.escalationRate),
                  count(row.marked),
                  percent(row.accuracy),
                  row.routes.map(({ name, count: uses }) => `${name} ${count(uses)}`).join(', '),
                ],
              })),
      },
    },
    {
      title: 'Confusion (classified down, actual across)',
      table: {
        columns: [nameColumn(''), ...confusion.intents.map((intent) => figureColumn(intent))],
        lines: confusion.intents.map((intent, row) => ({
          kind: 'row',
          cells: [intent, ...(confusion.counts[row] ?? []).map(count)],
        })),
      },
    },
  ],
});

function marksOf(file: string | undefined): ReadonlyMap<string, IntentVerdict> {
  if (file === undefined) return new Map();
  const text = readSmallFile(file, largestFile)?.text;
  if (text === undefined) throw new UsageError(`The file of marks ${file} cannot be read.`);
  const read = readMarks(text);
  if ('problem' in read) throw new UsageError(`${file} was not taken. ${read.problem}`);
  return new Map(read.marks.map((mark) => [mark.key, mark]));
}
