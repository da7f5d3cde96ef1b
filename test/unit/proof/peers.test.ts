import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dollars } from '../../../src/core/model/money.ts';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import { modelsReport } from '../../../src/core/reports/modelsReport.ts';
import { periodReport } from '../../../src/core/reports/periodReport.ts';
import { sessionsReport } from '../../../src/core/reports/sessionsReport.ts';
import { totalsWithCopies } from '../../../src/core/reports/totalsWithCopies.ts';
import { knownSessions } from '../../../src/core/usage/knownSessions.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import { readLedger } from './support/readLedger.ts';

const context = reportContext({ now: Date.UTC(2026, 10, 20, 20) });
const read = (file: string): string => readFileSync(path.resolve('test/fixtures', file), 'utf8');

interface CcusageRow {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheCreationTokens: number;
  readonly totalCost: number;
  readonly totalTokens: number;
}

type CcusageReport = { readonly totals: CcusageRow } & Readonly<
  Record<string, readonly (CcusageRow & Readonly<Record<string, unknown>>)[]>
>;
const ccusage = (kind: string): CcusageReport => JSON.parse(read(`peers/ccusage-${kind}.json`)) as CcusageReport;

let ledger: Ledger;
beforeAll(async () => {
  ledger = await readLedger('opencode/small/opencode.db');
});

describe('opencode stats', () => {
  const text = read('opencode/opencode-stats-small.txt');
  const line = (name: string, from = 0): string => {
    const start = text.indexOf(`│${name} `, from);
    return /│([^│]*)│/u.exec(text.slice(start))?.[1]?.slice(name.length).trim() ?? '';
  };
  const short = (count: number): string =>
    count >= 1e6 ? `${(count / 1e6).toFixed(1)}M` : count >= 1e3 ? `${(count / 1e3).toFixed(1)}K` : String(count);

  it('equals ours when copies are counted as it does', () => {
    const { tokens, recorded } = totalsWithCopies(ledger, context, noFilter);
    expect(line('Sessions')).toBe(String(knownSessions(ledger).size));
    expect(line('Total Cost')).toBe(`$${dollars(recorded).toFixed(2)}`);
    expect(line('Input')).toBe(short(tokens.input));
    expect(line('Output')).toBe(short(tokens.output));
    expect(line('Cache Read')).toBe(short(tokens.cacheRead));
    expect(line('Cache Write')).toBe(short(tokens.cacheWrite));
  });

  it('stands beside the honest figures: 65 requests for $2.463295, not 69 for $2.557945', () => {
    const honest = sessionsReport(ledger, context, noFilter, 'flat').totals.figures;
    const { requests, recorded, tokens } = totalsWithCopies(ledger, context, noFilter);
    expect([honest.requests, honest.copies, dollars(honest.cost.amount)]).toEqual([65, 4, 2.463295]);
    expect([requests, dollars(recorded)]).toEqual([69, 2.557945]);
    expect([honest.tokens.input, tokens.input]).toEqual([338_000, 364_800]);
    expect([honest.tokens.output, tokens.output]).toEqual([39_406, 40_076]);
  });

  it('equals ours for each model without copies', () => {
    for (const { model, figures } of modelsReport(ledger, context, noFilter).rows) {
      if (figures.copies > 0) continue;
      const start = text.indexOf(`${model.providerID}/${model.modelID}`);
      expect(start).toBeGreaterThan(0);
      expect(line('  Input Tokens', start)).toBe(short(figures.tokens.input));
      expect(line('  Output Tokens', start)).toBe(short(figures.tokens.output + figures.tokens.reasoning));
      expect(line('  Cost', start)).toBe(`$${dollars(figures.cost.amount).toFixed(4)}`);
    }
  });
});

describe('ccusage', () => {
  it.each(['daily', 'weekly', 'monthly', 'session'])('sums %s as ours when copies are counted', (kind) => {
    const { totals } = ccusage(kind);
    const { tokens, recorded } = totalsWithCopies(ledger, context, noFilter);
    expect(totals).toMatchObject({
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      cacheReadTokens: tokens.cacheRead,
      cacheCreationTokens: tokens.cacheWrite,
      totalTokens: tokens.input + tokens.output + tokens.reasoning + tokens.cacheRead + tokens.cacheWrite,
      totalCost: expect.closeTo(dollars(recorded), 9) as number,
    });
  });

  it('names the same days, weeks and months', () => {
    const labels = (kind: 'daily' | 'weekly' | 'monthly'): string[] =>
      periodReport(kind, ledger, context, noFilter).rows.map((row) => (kind === 'weekly' ? row.start : row.label));
    expect(ccusage('daily')['daily']!.map((row) => row['date'])).toEqual(labels('daily'));
    expect(ccusage('weekly')['weekly']!.map((row) => row['week'])).toEqual(labels('weekly'));
    expect(ccusage('monthly')['monthly']!.map((row) => row['month'])).toEqual(labels('monthly'));
  });

  it('equals ours for every session but the fork, whose four requests happened elsewhere', () => {
    const { rows } = sessionsReport(ledger, context, noFilter, 'flat');
    const theirs = ccusage('session')['sessions']!;
    const different: unknown[] = [];
    for (const one of theirs) {
      const { figures } = rows.find(({ id }) => id === one['sessionId'])!;
      const { tokens } = figures;
      const equal =
        tokens.input === one.inputTokens &&
        tokens.output === one.outputTokens &&
        tokens.cacheRead === one.cacheReadTokens &&
        Math.abs(dollars(figures.cost.amount) - one.totalCost) < 1e-9;
      if (!equal) different.push([one['sessionId'], one.totalCost.toFixed(5), figures.requests, figures.copies]);
    }
    expect(different).toEqual([['ses_e05ac2597ffeJ3y20mCiFNhr3M', '0.09465', 0, 4]]);
  });
});
