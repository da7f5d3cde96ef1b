import { reportCommand } from '../reportCommand.ts';

/** `tools`: calls of tools: how many, how many failed, how long they took. */
export const toolsCommand = reportCommand({
  kind: 'tools',
  summary: 'Calls of tools: how many, how many failed, how long they took.',
  argument: '',
  examples: [
    ['--last-days 30', 'the last thirty days'],
    ['--project shop', 'in one project'],
  ],
});
