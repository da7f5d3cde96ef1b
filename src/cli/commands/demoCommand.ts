import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeDemo } from '../../worker/demo/makeDemo.ts';
import { sharedSqlEngine } from '../../worker/service/sharedSqlEngine.ts';
import type { Command } from '../command.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usageError.ts';

/** `demo`: made-up data to try everything on. */
export const demoCommand: Command = {
  name: 'demo',
  summary: 'Write demo data into a folder.',
  help: `Usage: opencode-observatory demo FOLDER [--project FOLDER]...

Writes a database of made-up sessions into a folder and prints its path.

Options:
      --project FOLDER   a folder one of the demo's projects is said to live in; may be repeated

Examples:
  # try a report on made-up data
  opencode-observatory daily --db "$(opencode-observatory demo ./demo)"
`,
  run: demo,
};

async function demo(args: readonly string[], output: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { project: { type: 'string', multiple: true } },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new UsageError('demo takes one folder to write to.');
  const { database } = await makeDemo(path.resolve(folder), {
    projectFolders: (values.project ?? []).map((project) => path.resolve(project)),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: Date.now(),
    engine: sharedSqlEngine,
  });
  output.out(`${database}\n`);
  return 0;
}
