import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import path from 'node:path';
import { arrangeLive, liveSorts, type LiveGrouping, type LiveQuery } from '../../core/live/arrangeLive.ts';
import type { LiveReport } from '../../core/live/liveReport.ts';
import type { Command } from '../command.ts';
import { formatOf } from '../formatReport.ts';
import { liveJson } from '../liveJson.ts';
import { liveService } from '../liveService.ts';
import type { Output } from '../output.ts';
import { liveTable } from '../table/liveTable.ts';
import { renderTable } from '../table/renderTable.ts';
import { UsageError } from '../usageError.ts';

const groupings: readonly LiveGrouping[] = ['none', 'urgency', 'folder'];
const clearScreen = '\u001b[H\u001b[2J\u001b[3J';

/** `live`: which agent is doing what now. */
export const liveCommand: Command = {
  name: 'live',
  summary: 'Running agents: what each is doing, on which session, and how sure that is.',
  help: `Usage: opencode-observatory live [options]

Prints every running agent process with its session, what that is doing, how sure the match is, and why.

Options:
  -f, --format NAME     table (default) or json
  -a, --all             with background processes and sessions nobody can answer in
      --sort NAME       ${liveSorts.join(', ')}
      --group NAME      ${groupings.join(', ')}
      --filter WORDS    what title, folder, model, agent, state, terminal or id must contain
      --text            with what the model last said, what is asked, and command lines
      --db FILE         a database to read instead of all of this machine; may be repeated
  -w, --watch           again and again, until it is stopped
  -i, --interval N      seconds between two looks (default 2)

Examples:
  # which one waits for me
  opencode-observatory live --sort urgency
  # for a script
  opencode-observatory live --format json --all
`,
  run: live,
};

async function live(args: readonly string[], output: Output): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      format: { type: 'string', short: 'f' },
      all: { type: 'boolean', short: 'a' },
      sort: { type: 'string' },
      group: { type: 'string' },
      filter: { type: 'string' },
      text: { type: 'boolean' },
      db: { type: 'string', multiple: true },
      watch: { type: 'boolean', short: 'w' },
      interval: { type: 'string', short: 'i' },
    },
  });
  const format = formatOf(values.format, 'table');
  if (format === 'csv') throw new UsageError('live is printed as table or json.');
  const query: LiveQuery = {
    sort: oneOf(liveSorts, values.sort ?? 'urgency', 'order'),
    grouping: oneOf(groupings, values.group ?? 'none', 'grouping'),
    filter: values.filter ?? '',
    background: values.all === true,
  };
  const interval = intervalOf(values.interval);
  const withText = values.text === true;
  const show = (report: LiveReport): string =>
    format === 'json'
      ? `${JSON.stringify(liveJson(report, arrangeLive(report, query), withText), null, values.watch === true ? 0 : 2)}\n`
      : tableText(report, query, withText, output);
  const service = await liveService(
    (values.db ?? []).map((file) => path.resolve(file)),
    output,
  );
  try {
    for (;;) {
      const text = show(await service.look());
      output.out(values.watch === true && format === 'table' && output.styled === true ? clearScreen + text : text);
      if (values.watch !== true) return 0;
      await setTimeout(interval);
    }
  } finally {
    await service.close();
  }
}

function tableText(report: LiveReport, query: LiveQuery, withText: boolean, output: Output): string {
  const groups = arrangeLive(report, query);
  const table = liveTable(groups, report.asOf, withText);
  const note = troubleText(report);
  if (table.lines.length > 0) return renderTable(table, output.width ?? Infinity, output.styled ?? false) + note;
  const hidden = report.sessions.length + report.unmatched.length;
  return `${hidden === 0 ? 'No agent is running.' : 'No agent is running that fits; --all shows the background too.'}\n${note}`;
}

function troubleText({ trouble, serverTrouble }: LiveReport): string {
  const texts = {
    'no-list': 'Processes cannot be listed here: what runs is told by the data alone.\n',
    'no-folders': 'Working folders of processes are hidden here: sessions are matched by time.\n',
    'no-files': 'Open files of processes are hidden here: databases are matched by folder.\n',
  };
  return `${trouble === null ? '' : texts[trouble]}${serverTrouble === '' ? '' : `${serverTrouble}\n`}`;
}

function oneOf<Name extends string>(names: readonly Name[], text: string, what: string): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new UsageError(`There is no ${what} "${text}": it is one of ${names.join(', ')}.`);
  return found;
}

function intervalOf(text: string | undefined): number {
  if (text === undefined) return 2000;
  const seconds = Number(text);
  if (!(seconds >= 0.5 && seconds <= 3600)) throw new UsageError('--interval is a number of seconds from 0.5 to 3600.');
  return seconds * 1000;
}
