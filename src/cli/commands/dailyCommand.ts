import { reportCommand } from '../reportCommand.ts';

/** `daily`: usage by calendar day. */
export const dailyCommand = reportCommand({
  kind: 'daily',
  summary: 'Usage by calendar day.',
  argument: '',
  examples: [
    ['--month --breakdown', 'this month, day by day and model by model'],
    ['--month 2026-11', 'one month'],
    ["--format json | jq '.[-1].total_tokens'", 'tokens of the newest day'],
  ],
});
