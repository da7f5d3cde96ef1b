import { reportCommand } from '../reportCommand.ts';

/** `monthly`: usage by calendar month. */
export const monthlyCommand = reportCommand({
  kind: 'monthly',
  summary: 'Usage by calendar month.',
  argument: '',
  examples: [
    ['--year 2026', 'one year'],
    ['--breakdown', 'by model within each month'],
  ],
});
