import { reportCommand } from '../reportCommand.ts';

/** `sessions`: sessions with their sub-agents, the last used first. */
export const sessionsCommand = reportCommand({
  kind: 'sessions',
  summary: 'Sessions with their sub-agents, the last used first.',
  argument: '',
  examples: [
    ['--limit 5', 'the five last used'],
    ['--flat --format csv', 'every session for itself, for a spreadsheet'],
    ["--format json | jq '.total_cost'", 'what everything cost, in US dollars'],
  ],
});
