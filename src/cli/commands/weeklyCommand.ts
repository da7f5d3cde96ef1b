import { reportCommand } from '../reportCommand.ts';

/** `weekly`: usage by week. */
export const weeklyCommand = reportCommand({
  kind: 'weekly',
  summary: 'Usage by week.',
  argument: '',
  examples: [
    ['--week-start sunday --year 2026', 'one year in weeks that start on Sunday'],
    ['--breakdown', 'by model within each week'],
  ],
});
