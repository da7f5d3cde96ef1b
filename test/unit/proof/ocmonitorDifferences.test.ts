import { beforeAll, describe, expect, it } from 'vitest';
import { dollars } from '../../../src/core/model/money.ts';
import { totalTokens } from '../../../src/core/model/tokenUsage.ts';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import { modelReport } from '../../../src/core/reports/modelReport.ts';
import { modelsReport } from '../../../src/core/reports/modelsReport.ts';
import { periodReport } from '../../../src/core/reports/periodReport.ts';
import { projectsReport } from '../../../src/core/reports/projectsReport.ts';
import { sessionsReport } from '../../../src/core/reports/sessionsReport.ts';
import type { Usage } from '../../../src/core/reports/usage/usage.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import type { GoldenModel, GoldenModels, GoldenMonths, GoldenProjects, GoldenSessions } from './support/goldens.ts';
import { golden } from './support/goldens.ts';
import { readLedger } from './support/readLedger.ts';
import { fillInTablePrices } from './support/tablePrices.ts';

const now = Date.UTC(2026, 2, 18, 20);
const utc = reportContext({ now });
const berlin = reportContext({ now, timeZone: 'Europe/Berlin' });

interface Difference {
  readonly what: string;
  readonly reason: string;
  readonly ours: [number, (ledger: Ledger) => number];
  readonly theirs: [number, () => number];
}

const totals = (ledger: Ledger): Usage => sessionsReport(ledger, utc, noFilter, 'flat').totals;
const theirSummary = (): GoldenSessions['summary'] => golden<GoldenSessions>('utc/sessions.json').summary;
const month =
  (label: string, of: (row: Usage) => number, context = utc) =>
  (ledger: Ledger): number => {
    const row = periodReport('monthly', ledger, context, noFilter).rows.find((one) => one.label === label);
    return row === undefined ? 0 : of(row);
  };
const requests = ({ figures }: Usage): number => figures.requests;
const cost = ({ figures }: Usage): number => dollars(figures.cost.amount);
const theirMonth = (folder: string, number: number) => (): number =>
  golden<GoldenMonths>(`${folder}/monthly.json`).monthly_breakdown.find((row) => row.month === number)?.interactions ??
  0;
const theirModel = (): GoldenModel => golden<GoldenModel>('utc/model_claude-sonnet-4-5-20250929.json');
const ourModel = (ledger: Ledger): Usage => {
  const found = modelReport(ledger, utc, noFilter, 'claude-sonnet-4-5-20250929');
  if (!('report' in found)) throw new Error('the model is not found');
  return found.report.totals;
};
const project =
  (folder: string) =>
  (ledger: Ledger): number =>
    projectsReport(ledger, utc, noFilter).rows.find((row) => row.folder === folder)?.figures.requests ?? 0;
const theirProject = (name: string) => (): number =>
  golden<GoldenProjects>('utc/projects.json').projects.find((row) => row.project_name === name)?.interactions ?? 0;
const monthsReason =
  'a month is the sum of the weeks whose Monday lies in it, so days at its edges are in another month';
const modelReason = 'the model command knows no recorded cost and leaves cache tokens out of the price';
const idleReason = 'the model command counts messages that used no token';
const folderReason = 'a project is a folder, not its last part as each message saw it';

const differences: readonly Difference[] = [
  {
    what: 'tokens of everything',
    reason: '18,814 reasoning tokens, which are billed, are in no sum of ocmonitor',
    ours: [2_247_977, (ledger) => totalTokens(totals(ledger).figures.tokens)],
    theirs: [2_229_163, () => theirSummary().total_tokens.total],
  },
  {
    what: 'cost of everything',
    reason: 'requests without a recorded cost get a table price there, and nothing tells the two apart',
    ours: [3.983232254, (ledger) => cost(totals(ledger))],
    theirs: [4.6551666539, () => theirSummary().total_cost],
  },
  {
    what: 'one session with an amount finer than a nano-dollar',
    reason: 'money here is whole nano-dollars: 0.0123456789 is recorded, 0.012345679 is counted',
    ours: [0.012345679, (ledger) => cost(modelRow(ledger, 'mystery-1'))],
    theirs: [
      0.0123456789,
      () =>
        golden<GoldenModels>('utc/models.json').models.find((row) => row.model_name === 'acme/mystery-1')?.cost ?? 0,
    ],
  },
  {
    what: 'sessions in the list',
    reason: 'a session in which no request used a token is not shown there',
    ours: [29, (ledger) => sessionsReport(ledger, utc, noFilter, 'flat').rows.length],
    theirs: [27, () => theirSummary().total_sessions],
  },
  {
    what: 'requests of everything, as it reads the same data from files',
    reason: 'a message with a negative token count is dropped whole from files, while only that count is wrong',
    ours: [134, (ledger) => requests(totals(ledger))],
    theirs: [133, () => golden<GoldenSessions>('files/utc/sessions.json').summary.total_interactions],
  },
  {
    what: 'December 2025 (UTC)',
    reason: monthsReason,
    ours: [6, month('2025-12', requests)],
    theirs: [8, theirMonth('utc', 12)],
  },
  {
    what: 'January 2026 (UTC)',
    reason: monthsReason,
    ours: [2, month('2026-01', requests)],
    theirs: [0, theirMonth('utc', 1)],
  },
  {
    what: 'February 2026 (UTC)',
    reason: monthsReason,
    ours: [5, month('2026-02', requests)],
    theirs: [6, theirMonth('utc', 2)],
  },
  {
    what: 'March 2026 (UTC)',
    reason: monthsReason,
    ours: [121, month('2026-03', requests)],
    theirs: [120, theirMonth('utc', 3)],
  },
  {
    what: 'December 2025 (Berlin)',
    reason: monthsReason,
    ours: [4, month('2025-12', requests, berlin)],
    theirs: [8, theirMonth('Europe_Berlin', 12)],
  },
  {
    what: 'January 2026 (Berlin)',
    reason: monthsReason,
    ours: [4, month('2026-01', requests, berlin)],
    theirs: [0, theirMonth('Europe_Berlin', 1)],
  },
  {
    what: 'February 2026 (Berlin)',
    reason: monthsReason,
    ours: [0, month('2026-02', requests, berlin)],
    theirs: [6, theirMonth('Europe_Berlin', 2)],
  },
  {
    what: 'March 2026 (Berlin)',
    reason: monthsReason,
    ours: [126, month('2026-03', requests, berlin)],
    theirs: [120, theirMonth('Europe_Berlin', 3)],
  },
  {
    what: 'cost of one model',
    reason: modelReason,
    ours: [1.15725645, (ledger) => cost(ourModel(ledger))],
    theirs: [0.5775, () => theirModel().total_cost],
  },
  {
    what: 'requests of one model',
    reason: idleReason,
    ours: [28, (ledger) => requests(ourModel(ledger))],
    theirs: [31, () => theirModel().total_interactions],
  },
  {
    what: 'requests in data/webshop',
    reason: folderReason,
    ours: [42, project('/home/dev/data/webshop')],
    theirs: [80, theirProject('webshop')],
  },
  {
    what: 'requests in clients/webshop',
    reason: folderReason,
    ours: [38, project('/home/dev/clients/webshop')],
    theirs: [80, theirProject('webshop')],
  },
  {
    what: 'requests in the root folder',
    reason: `${folderReason}; two messages that name another path, or none, are two projects more`,
    ours: [15, project('/')],
    theirs: [13, theirProject('')],
  },
];

function modelRow(ledger: Ledger, name: string): Usage {
  const found = modelsReport(ledger, utc, noFilter).rows.find(({ model }) => model.modelID === name);
  if (found === undefined) throw new Error(`${name} is not found`);
  return found;
}

describe('where ocmonitor answers otherwise', () => {
  let ledger: Ledger;
  beforeAll(async () => {
    ledger = await readLedger('ocmonitor/opencode.db');
  });

  it.each(differences)('$what: $reason', ({ ours, theirs }) => {
    expect(ours[0]).not.toBe(theirs[0]);
    expect(ours[1](ledger)).toBeCloseTo(ours[0], 9);
    expect(theirs[1]()).toBeCloseTo(theirs[0], 12);
  });

  it('differs in cost by just what its table makes of unpriced requests', async () => {
    const own = await readLedger('ocmonitor/opencode.db');
    const recorded = cost(totals(own));
    const filled = fillInTablePrices(own);
    expect(filled).toBeCloseTo(0.6719344, 9);
    expect(recorded + filled).toBeCloseTo(theirSummary().total_cost, 8);
  });

  it('prints a zero for what it gives no price, where ours says unpriced', () => {
    const { figures } = modelRow(ledger, 'big-pickle');
    expect(figures.cost).toMatchObject({ basis: 'unpriced', amount: 0 });
    const theirs = golden<GoldenModels>('utc/models.json').models;
    expect(theirs.find((row) => row.model_name === 'opencode/big-pickle')?.cost).toBe(0);
  });
});
