import { parseArgs } from 'node:util';
import type { NanoDollars } from '../core/model/money.ts';
import { nanoDollars } from '../core/model/money.ts';
import type { FilterText } from '../core/reports/filter/parseReportFilter.ts';
import { UsageError } from './usageError.ts';

/** The options every report command takes. */
export const reportOptions = {
  db: { type: 'string', multiple: true },
  storage: { type: 'string', multiple: true },
  omp: { type: 'string', multiple: true },
  format: { type: 'string', short: 'f' },
  prices: { type: 'string' },
  'cost-mode': { type: 'string' },
  'cost-limit': { type: 'string' },
  month: { type: 'string' },
  week: { type: 'string' },
  year: { type: 'string' },
  'last-days': { type: 'string' },
  timeframe: { type: 'string' },
  'start-date': { type: 'string' },
  'end-date': { type: 'string' },
  project: { type: 'string' },
  model: { type: 'string' },
  provider: { type: 'string' },
  agent: { type: 'string' },
  source: { type: 'string' },
  'time-zone': { type: 'string' },
  now: { type: 'string' },
  'week-start': { type: 'string' },
  'start-day': { type: 'string' },
  breakdown: { type: 'boolean' },
  flat: { type: 'boolean' },
  'count-copies': { type: 'boolean' },
  limit: { type: 'string', short: 'l' },
  output: { type: 'string', short: 'o' },
  marks: { type: 'string' },
} as const;

/** What a command line says. */
export type ReportValues = ReturnType<typeof parseReportArgs>['values'];

const spansWithoutValue = new Set(['--month', '--week', '--year']);

/** Parses a report command's arguments; `--month`, `--week` and `--year` alone mean the current one. */
export function parseReportArgs(args: readonly string[], allowed: { readonly positionals: number }) {
  const written = args.map((argument, index) => {
    const next = args[index + 1];
    return spansWithoutValue.has(argument) && (next === undefined || next.startsWith('-')) ? `${argument}=` : argument;
  });
  const parsed = parseArgs({ args: written, options: reportOptions, allowPositionals: true });
  const extra = parsed.positionals[allowed.positionals];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
  return parsed;
}

/** The filter a command line asks for. */
export function filterText(values: ReportValues): FilterText {
  const { month, week, year, timeframe, project, model, provider, agent, source } = values;
  return {
    month,
    week,
    year,
    timeframe,
    project,
    model,
    provider,
    agent,
    source,
    lastDays: values['last-days'],
    startDate: values['start-date'],
    endDate: values['end-date'],
  };
}

/** The amount above which a cost is noted, nano-dollars; nothing when the command line does not say. */
export function costLimitOf({ 'cost-limit': limit }: ReportValues): { readonly costLimit?: NanoDollars } {
  if (limit === undefined) return {};
  const amount = /^\d{1,6}(?:\.\d{1,9})?$/u.test(limit) ? nanoDollars(Number(limit)) : null;
  if (amount === null) throw new UsageError(`"${limit}" is no amount of US dollars.`);
  return { costLimit: amount };
}

/** The number of rows to show, or Infinity. */
export function limitOf({ limit }: ReportValues): number {
  if (limit === undefined) return Infinity;
  if (!/^[1-9]\d{0,8}$/u.test(limit)) throw new UsageError(`"${limit}" is no number of rows.`);
  return Number(limit);
}
