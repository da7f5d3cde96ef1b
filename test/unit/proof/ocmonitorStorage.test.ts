import { beforeAll, describe, expect, it } from 'vitest';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import type { PeriodKind } from '../../../src/core/reports/periodReport.ts';
import { periodReport } from '../../../src/core/reports/periodReport.ts';
import { sessionsReport } from '../../../src/core/reports/sessionsReport.ts';
import { modelsReport } from '../../../src/core/reports/modelsReport.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import { asTheirs, figuresOf } from './support/asTheirs.ts';
import type { GoldenModels, GoldenRow, GoldenSessions } from './support/goldens.ts';
import { golden } from './support/goldens.ts';
import { readStorage } from './support/readStorage.ts';
import { fillInTablePrices } from './support/tablePrices.ts';

const now = Date.UTC(2026, 2, 18, 20);
/** It drops this message whole because its input is negative: see ocmonitorDifferences.test.ts. */
const negative = 'msg_00000000000000000000000027.json';
let ledger: Ledger;
beforeAll(async () => {
  ledger = await readStorage(negative);
  fillInTablePrices(ledger);
});

describe('what ocmonitor answers from JSON files', () => {
  const periods = ['UTC', 'Europe/Berlin'].flatMap((zone) => {
    const folder = zone === 'UTC' ? 'utc' : 'Europe_Berlin';
    return [
      [zone, 'daily', 'daily', 1, folder],
      [zone, 'weekly', 'weekly', 1, folder],
      [zone, 'weekly_start-sunday', 'weekly', 0, folder],
    ] as [string, string, PeriodKind, 0 | 1, string][];
  });

  it.each(periods)('equals ours in %s: %s', (timeZone, file, kind, weekStart, folder) => {
    const answer = golden<Readonly<Record<string, readonly GoldenRow[]>>>(`files/${folder}/${file}.json`);
    const { rows } = periodReport(kind, ledger, reportContext({ now, timeZone, weekStart }), noFilter);
    expect((answer[`${kind}_breakdown`] ?? []).map(figuresOf)).toEqual(rows.map(asTheirs));
  });

  it('equals ours: every session and the sum', () => {
    const { sessions, summary } = golden<GoldenSessions>('files/utc/sessions.json');
    const { rows, totals } = sessionsReport(ledger, reportContext({ now }), noFilter, 'flat');
    for (const one of sessions) {
      const row = rows.find(({ id }) => id === one.session_id)!;
      const { interaction_count: interactions, total_tokens: tokens, total_cost: cost } = one;
      expect({ sessions: 1, interactions, tokens, cost }).toEqual(asTheirs(row));
    }
    const { total_sessions: count, total_interactions: interactions, total_tokens: tokens, total_cost: cost } = summary;
    expect({ sessions: count, interactions, tokens, cost }).toEqual(asTheirs(totals));
  });

  it('equals ours: models, once those it renames are merged', () => {
    const { models } = golden<GoldenModels>('files/utc/models.json');
    const { rows } = modelsReport(ledger, reportContext({ now }), noFilter);
    const sum = (list: readonly { readonly interactions: number }[]): number =>
      list.reduce((all, one) => all + one.interactions, 0);
    expect(sum(models)).toBe(sum(rows.map(asTheirs)));
    expect(models.length).toBeLessThan(rows.length);
    const plain = models.filter(({ model_name: name }) =>
      rows.some(({ model }) => `${model.providerID}/${model.modelID}` === name),
    );
    expect(plain.length).toBeGreaterThan(4);
  });
});
