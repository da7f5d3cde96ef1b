import { buildIterationsReport } from '../../core/behaviour/buildIterationsReport.ts';
import { buildTrendsReport } from '../../core/behaviour/buildTrendsReport.ts';
import { behaviourCommand } from '../behaviourCommand.ts';
import { count, decimal, figureColumn, nameColumn, percent } from '../table/behaviourCells.ts';

/** `retries`: what was tried again, verified, given up, and where the user had to step in. */
export const retriesCommand = behaviourCommand({
  name: 'retries',
  summary: 'Retries, verification loops and escalations; what is flaky; what changed over time.',
  basis: 'All of it is inferred from the order of calls and their results.',
  examples: [
    ['--last-days 30', 'the last thirty days'],
    ['--project shop', 'in one project'],
  ],
  build: ({ base, context, scope }) => ({
    ...buildIterationsReport(base, context, scope, true),
    trends: buildTrendsReport(base, context, scope, true),
  }),
  tables: (report, limit) => [
    {
      title: 'Turns',
      table: {
        columns: ['Turns', 'With edits', 'Verified', 'Retries', 'A turn', 'Loops', 'Asked', 'Said again'].map(
          (header) => figureColumn(header),
        ),
        lines: [
          {
            kind: 'row',
            cells: [
              count(report.turns),
              count(report.turnsWithEdits),
              percent(report.verifiedShare),
              count(report.retries),
              report.retriesPerTurn === null ? '-' : report.retriesPerTurn.toFixed(2),
              count(report.verificationLoops),
              count(report.asked),
              count(report.repeated),
            ],
          },
        ],
      },
    },
    {
      title: 'Loops',
      table: {
        columns: [nameColumn('Loop'), figureColumn('Turns'), figureColumn('Rounds')],
        lines: report.loops
          .filter(({ turns }) => turns > 0)
          .map(({ loop, turns, rounds }) => ({ kind: 'row', cells: [loop, count(turns), decimal(rounds)] })),
      },
    },
    {
      title: 'Flaky first',
      table: {
        columns: [
          nameColumn('Name'),
          nameColumn('Kind', 2),
          figureColumn('Calls'),
          figureColumn('Failed'),
          figureColumn('Retried', 1),
          figureColumn('Worked then'),
          figureColumn('Flakiness'),
        ],
        lines: report.flaky.slice(0, limit).map(({ name, kind, calls, failures, retries, recovered, flakiness }) => ({
          kind: 'row',
          cells: [name, kind, count(calls), count(failures), count(retries), count(recovered), percent(flakiness)],
        })),
      },
    },
    {
      title: 'Changes',
      table: {
        columns: [nameColumn('What'), nameColumn('Since'), figureColumn('Before'), figureColumn('After')],
        lines: [
          ...report.trends.trends.flatMap(({ name, change }) =>
            change === null
              ? []
              : [{ kind: 'row', cells: [name, change.date, percent(change.before), percent(change.after)] } as const],
          ),
          ...report.trends.versions.map(
            ({ skill, version, since, before, after }) =>
              ({ kind: 'row', cells: [`${skill} ${version}`, since, percent(before), percent(after)] }) as const,
          ),
        ],
      },
    },
  ],
});
