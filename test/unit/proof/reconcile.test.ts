import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dollars } from '../../../src/core/model/money.ts';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import { reconcile } from '../../../src/core/reports/reconcile/reconcile.ts';
import type { OtherTool, ReconcileReport } from '../../../src/core/reports/reconcile/reconcileReport.ts';
import { otherTools } from '../../../src/core/reports/reconcile/reconcileReport.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import type { GoldenModels, GoldenRow, GoldenSessions } from './support/goldens.ts';
import { golden } from './support/goldens.ts';
import { readLedger } from './support/readLedger.ts';

interface Ccusage {
  readonly totals: { readonly totalTokens: number; readonly totalCost: number };
}

const ccusage = (file: string): Ccusage =>
  JSON.parse(readFileSync(path.resolve('test/fixtures/peers', file), 'utf8')) as Ccusage;
const of = (report: ReconcileReport, tool: OtherTool): ReconcileReport['answers'][number] =>
  report.answers.find((answer) => answer.tool === tool)!;

async function reconciled(
  fixture: string,
  changes: Parameters<typeof reportContext>[0] = {},
): Promise<ReconcileReport> {
  return reconcile(await readLedger(fixture), reportContext({ now: Date.UTC(2026, 10, 20, 20), ...changes }), noFilter);
}

/** Each answer and the corrections of all lines make our total, exactly. */
function expectAddedUp({ ours, answers, lines }: ReconcileReport): void {
  for (const { tool, requests, tokens, amount } of answers) {
    const corrections = lines.map((line) => line.corrections[tool]);
    const sum = (of: 'requests' | 'tokens' | 'amount'): number => corrections.reduce((all, one) => all + one[of], 0);
    expect(requests + sum('requests')).toBe(ours.requests);
    expect(tokens + sum('tokens')).toBe(ours.tokens);
    expect(amount + sum('amount')).toBe(ours.cost.amount);
  }
  for (const { corrections, behind, requests, sessions } of lines) {
    expect(behind).toHaveLength(sessions);
    expect(behind.reduce((all, one) => all + one.requests, 0)).toBe(requests);
    for (const tool of otherTools) {
      const all = behind.reduce((sum, one) => sum + one.corrections[tool].amount, 0);
      expect(all).toBe(corrections[tool].amount);
    }
  }
}

describe('reconciling the database opencode 1.18 wrote', () => {
  it('says what opencode stats, ocmonitor and ccusage say, and that the difference is four copies', async () => {
    const report = await reconciled('opencode/small/opencode.db');
    expectAddedUp(report);
    expect([report.ours.requests, dollars(report.ours.cost.amount)]).toEqual([65, 2.463295]);
    const stats = readFileSync(path.resolve('test/fixtures/opencode/opencode-stats-small.txt'), 'utf8');
    expect(stats).toContain(`$${dollars(of(report, 'opencode').amount).toFixed(2)} │`);
    expect(of(report, 'opencode').tokens).toBe(364_800 + 40_076 + 1_209_800);
    const { totals } = ccusage('ccusage-daily.json');
    expect(dollars(of(report, 'ccusage').amount)).toBeCloseTo(totals.totalCost, 9);
    expect(of(report, 'ccusage')).toMatchObject({ requests: 69, tokens: totals.totalTokens, estimated: 0 });
    const copies = report.lines.find(({ reason }) => reason === 'copies')!;
    expect(copies).toMatchObject({ requests: 4, sessions: 1 });
    expect(copies.behind[0]).toMatchObject({ id: 'ses_e05ac2597ffeJ3y20mCiFNhr3M' });
    for (const tool of otherTools) expect(dollars(copies.corrections[tool].amount)).toBe(-0.09465);
    expect(report.lines.map(({ reason }) => reason)).toEqual(['copies', 'reasoning']);
  });

  it('counts the sessions a model gave a title, in requests that are stored nowhere', async () => {
    const { titles } = await reconciled('opencode/small/opencode.db');
    expect(titles.sessions).toBeGreaterThan(10);
    expect(titles.sessions).toBeLessThan(31);
  });
});

describe('reconciling older databases', () => {
  it('adds up an output that includes the reasoning as the others do', async () => {
    const report = await reconciled('opencode/v1.2/opencode.db');
    expectAddedUp(report);
    const { totals } = ccusage('v1.2-ccusage-daily.json');
    expect(of(report, 'ccusage').tokens).toBe(totals.totalTokens);
    expect(of(report, 'ocmonitor').tokens).toBe(910_752);
    expect(dollars(of(report, 'ocmonitor').amount)).toBeCloseTo(1.224235, 9);
  });

  it('equals ccusage on 1.17', async () => {
    const report = await reconciled('opencode/v1.17.0/opencode.db');
    expectAddedUp(report);
    const { totals } = ccusage('v1.17.0-ccusage-daily.json');
    expect(of(report, 'ccusage').tokens).toBe(totals.totalTokens);
    expect(dollars(of(report, 'ccusage').amount)).toBeCloseTo(totals.totalCost, 9);
  });
});

describe('reconciling the data ocmonitor was asked about', () => {
  const now = Date.UTC(2026, 2, 18, 20);

  it('says its own sums: requests, tokens without reasoning, and cost with its own table', async () => {
    const report = await reconciled('ocmonitor/opencode.db', { now });
    expectAddedUp(report);
    const { summary } = golden<GoldenSessions>('utc/sessions.json');
    expect(of(report, 'ocmonitor')).toMatchObject({
      requests: summary.total_interactions,
      tokens: summary.total_tokens.total,
    });
    expect(dollars(of(report, 'ocmonitor').amount)).toBeCloseTo(summary.total_cost, 8);
  });

  it.each(['UTC', 'Europe/Berlin'])('says its sum of every day in %s', async (timeZone) => {
    const ledger = await readLedger('ocmonitor/opencode.db');
    const folder = timeZone === 'UTC' ? 'utc' : 'Europe_Berlin';
    const days = golden<Readonly<Record<string, readonly (GoldenRow & { readonly date: string })[]>>>(
      `${folder}/daily.json`,
    )['daily_breakdown']!;
    for (const { date, interactions, tokens, cost } of days) {
      const filter = { ...noFilter, start: date, end: date };
      const report = reconcile(ledger, reportContext({ now, timeZone }), filter);
      expectAddedUp(report);
      expect(of(report, 'ocmonitor')).toMatchObject({ requests: interactions, tokens: tokens.total });
      expect(dollars(of(report, 'ocmonitor').amount)).toBeCloseTo(cost, 7);
    }
  });

  it('has a table that is that of its own models.json', async () => {
    const { models } = golden<GoldenModels>('utc/models.json');
    expect(models.length).toBeGreaterThan(5);
    const { ocmonitorTable } = await import('../../../src/core/reports/reconcile/ocmonitorTable.ts');
    const own = golden<Readonly<Record<string, Readonly<Record<string, number>>>>>('models.json');
    expect(ocmonitorTable.map(([name, ...prices]) => [name, ...prices])).toEqual(
      Object.entries(own).map(([name, price]) => [
        name,
        price['input'],
        price['output'],
        price['cacheRead'],
        price['cacheWrite'],
      ]),
    );
  });
});
