import { parseArgs } from 'node:util';
import { windowOf } from '../../core/reports/omp/callWindow.ts';
import { dashboardStats } from '../../core/reports/omp/dashboardStats.ts';
import { type CallAgents, callAgents, ompDefaults, type OmpSemantics } from '../../core/reports/omp/ompQuery.ts';
import { ompRanges } from '../../core/reports/omp/ompRange.ts';
import type { Command } from '../command.ts';
import { cliPrices } from '../cliPrices.ts';
import { namedSources } from '../namedSources.ts';
import { ompSummary } from '../ompSummary.ts';
import { openLedger } from '../openLedger.ts';
import type { Output } from '../output.ts';
import { reportContextFor } from '../reportContextFor.ts';
import { reportMoment } from '../reportMoment.ts';
import { UsageError } from '../usageError.ts';

/** `omp`: what omp-stats says of oh-my-pi's sessions. */
export const ompCommand: Command = {
  name: 'omp',
  summary: "oh-my-pi's figures as omp stats prints them.",
  help: `Usage: opencode-observatory omp [--summary | --json] [options]

Prints what omp stats prints of oh-my-pi's sessions: the same figures by the same formulas, in JSON under the same names.

Options:
  -s, --summary          a summary (default)
  -j, --json             everything as JSON
      --range RANGE      ${ompRanges.join(', ')}; default ${ompDefaults.range}, as omp stats
      --omp DIR          a folder of sessions to read instead of those of this machine; may be repeated
      --now MOMENT       take this as the present, e.g. 2026-11-20T12:00:00Z
      --like VERSION     18 (default), or 13: every line counts, forks' copies too, and recorded costs only
      --agents NAME      omp (default), opencode or all: the same formulas for OpenCode's requests
      --db FILE          an OpenCode database to read; may be repeated
      --storage DIR      a folder of OpenCode's older JSON storage; may be repeated
      --prices FILE      your own prices, in the shape of ocmonitor's models.json
      --cost-mode MODE   recorded-first (default), computed-only or recorded-only
      --time-zone ZONE   hours of the day in this zone

Examples:
  # everything, for a script
  opencode-observatory omp --json --range all
  # the last day of a copied folder
  opencode-observatory omp --summary --omp ./sessions --now 2026-11-20T12:00:00Z
`,
  run: omp,
};

async function omp(args: readonly string[], output: Output): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      summary: { type: 'boolean', short: 's' },
      json: { type: 'boolean', short: 'j' },
      range: { type: 'string' },
      omp: { type: 'string', multiple: true },
      now: { type: 'string' },
      like: { type: 'string' },
      agents: { type: 'string' },
      db: { type: 'string', multiple: true },
      storage: { type: 'string', multiple: true },
      prices: { type: 'string' },
      'cost-mode': { type: 'string' },
      'time-zone': { type: 'string' },
    },
  });
  if (values.summary === true && values.json === true) throw new UsageError('--summary and --json exclude each other.');
  const range = oneOf('range', values.range ?? ompDefaults.range, ompRanges);
  const agents = oneOf('agents', values.agents ?? agentsNamed(values), callAgents);
  const semantics = Number(oneOf('like', values.like ?? '18', ['18', '13'])) as OmpSemantics;
  const moment = reportMoment(values);
  const { costing } = await cliPrices(values, output);
  const named = namedSources(values);
  const open =
    agents === 'omp'
      ? await openLedger({ ...named, databases: [], storages: [] }, output, {
          toolCalls: false,
          what: 'oh-my-pi session',
        })
      : await openLedger(named, output);
  if (open === null) return 1;
  try {
    const context = reportContextFor(moment, open.asOf, costing);
    const stats = dashboardStats(open.ledger, context, windowOf({ range, agents, semantics }, moment.now));
    output.out(values.json === true ? `${JSON.stringify(stats, null, 2)}\n` : ompSummary(stats));
    return 0;
  } finally {
    open.close();
  }
}

/** Who names only OpenCode's data wants its figures. */
function agentsNamed({ db, storage, omp }: { db?: string[]; storage?: string[]; omp?: string[] }): CallAgents {
  if (db === undefined && storage === undefined) return ompDefaults.agents;
  return omp === undefined ? 'opencode' : 'all';
}

function oneOf<Name extends string>(option: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new UsageError(`--${option} is one of ${names.join(', ')}, not "${text}".`);
  return found;
}
