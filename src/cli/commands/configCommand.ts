import { catalogueRelease } from '../../worker/prices/catalogue.ts';
import type { Command } from '../command.ts';
import { formatOf } from '../formatReport.ts';
import { namedSources } from '../namedSources.ts';
import { reportMoment } from '../reportMoment.ts';
import { parseReportArgs } from '../reportOptions.ts';
import { UsageError } from '../usageError.ts';

const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** `config`: what the other commands would read and assume here. */
export const configCommand: Command = {
  name: 'config',
  summary: 'What the other commands read here, and the calendar they use.',
  help: `Usage: opencode-observatory config [show] [options]

Prints the databases the other commands read here, and the calendar they use.

Options:
  -f, --format NAME   table (default) or json
      --db FILE, --time-zone ZONE, --week-start DAY   as for the other commands

Examples:
  # where the figures come from
  opencode-observatory config
`,
  run: (args, output, version) => {
    const { values, positionals } = parseReportArgs(args, { positionals: 1 });
    if ((positionals[0] ?? 'show') !== 'show') throw new UsageError('config only shows: it takes no other word.');
    const format = formatOf(values.format, 'table');
    if (format === 'csv') throw new UsageError('config is printed as table or json.');
    const { timeZone, weekStart } = reportMoment(values);
    const { databases, storages } = namedSources(values);
    const config = {
      version: version(),
      databases,
      storages,
      time_zone: timeZone,
      week_start: weekDays[weekStart],
      price_catalogue: catalogueRelease.date,
    };
    if (format === 'json') output.out(`${JSON.stringify(config, null, 2)}\n`);
    else {
      const files = databases.length + storages.length === 0 ? ['none found'] : [...databases, ...storages];
      const lines = [
        `Version     ${config.version}`,
        ...files.map((file, index) => `${(index === 0 ? 'Sources' : '').padEnd(9)}   ${file}`),
        `Time zone   ${timeZone}`,
        `Week start  ${config.week_start}`,
        `Prices      bundled catalogue of ${config.price_catalogue}`,
      ];
      output.out(`${lines.join('\n')}\n`);
    }
    return Promise.resolve(0);
  },
};
