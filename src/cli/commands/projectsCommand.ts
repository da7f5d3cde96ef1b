import { reportCommand } from '../reportCommand.ts';

/** `projects`: usage by project folder, the costliest first. */
export const projectsCommand = reportCommand({
  kind: 'projects',
  summary: 'Usage by project folder, the costliest first.',
  argument: '',
  examples: [
    ['--start-date 2026-11-01 --end-date 2026-11-20', 'between two days, both included'],
    ['--format csv', 'for a spreadsheet'],
  ],
});
