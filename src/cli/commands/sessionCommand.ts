import { reportCommand } from '../reportCommand.ts';

/** `session`: one session request by request, found by its id or title. */
export const sessionCommand = reportCommand({
  kind: 'session',
  summary: 'One session request by request, found by its id or title.',
  argument: 'ID_OR_TITLE',
  examples: [
    ['"checkout page"', 'the session whose title says so'],
    ['ses_0123456789 --format json', 'by id, for a script'],
  ],
});
