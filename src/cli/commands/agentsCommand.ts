import { reportCommand } from '../reportCommand.ts';

/** `agents`: usage by agent, the costliest first. */
export const agentsCommand = reportCommand({
  kind: 'agents',
  summary: 'Usage by agent, the costliest first.',
  argument: '',
  examples: [
    ['--last-days 7', 'the last seven days'],
    ['--breakdown', 'by model within each agent'],
  ],
});
