import { beforeAll, describe, expect, it } from 'vitest';
import { modelKey } from '../../../src/core/model/modelId.ts';
import { dollars } from '../../../src/core/model/money.ts';
import { totalTokens } from '../../../src/core/model/tokenUsage.ts';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import { modelsReport } from '../../../src/core/reports/modelsReport.ts';
import type { PeriodKind } from '../../../src/core/reports/periodReport.ts';
import { periodReport } from '../../../src/core/reports/periodReport.ts';
import { projectsReport } from '../../../src/core/reports/projectsReport.ts';
import { sessionsReport } from '../../../src/core/reports/sessionsReport.ts';
import { toolsReport } from '../../../src/core/reports/toolsReport.ts';
import type { Usage } from '../../../src/core/reports/usage/usage.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { reportContext } from '../../support/ledgerBuilder.ts';
import type { GoldenModels, GoldenProjects, GoldenRow, GoldenSessions, GoldenTools } from './support/goldens.ts';
import { asTheirs, figuresOf } from './support/asTheirs.ts';
import { golden } from './support/goldens.ts';
import { readLedger } from './support/readLedger.ts';
import { fillInTablePrices } from './support/tablePrices.ts';

const now = Date.UTC(2026, 2, 18, 20);
let ledger: Ledger;
beforeAll(async () => {
  ledger = await readLedger('ocmonitor/opencode.db');
  fillInTablePrices(ledger);
});

describe('what ocmonitor answers', () => {
  const periods: readonly [string, string, PeriodKind, 0 | 1, string][] = ['UTC', 'Europe/Berlin'].flatMap((zone) => {
    const folder = zone === 'UTC' ? 'utc' : 'Europe_Berlin';
    return [
      [zone, 'daily', 'daily', 1, folder],
      [zone, 'weekly', 'weekly', 1, folder],
      [zone, 'weekly_start-sunday', 'weekly', 0, folder],
    ] as [string, string, PeriodKind, 0 | 1, string][];
  });

  it.each(periods)('equals ours in %s: %s', (timeZone, file, kind, weekStart, folder) => {
    const answer = golden<Readonly<Record<string, readonly (GoldenRow & Readonly<Record<string, unknown>>)[]>>>(
      `${folder}/${file}.json`,
    );
    const theirs = answer[`${kind}_breakdown`] ?? [];
    const { rows } = periodReport(kind, ledger, reportContext({ now, timeZone, weekStart }), noFilter);
    expect(theirs.map(figuresOf)).toEqual(rows.map(asTheirs));
    if (kind === 'daily') expect(theirs.map((row) => row['date'])).toEqual(rows.map(({ label }) => label));
    else {
      const week = (row: Readonly<Record<string, unknown>>): string =>
        `${String(row['year'])}-W${String(row['week']).padStart(2, '0')}`;
      expect(theirs.map((row) => [week(row), row['start_date'], row['end_date']])).toEqual(
        rows.map(({ label, start, end }) => [label, start, end]),
      );
    }
  });

  it('equals ours: every session it sees', () => {
    const { sessions, summary } = golden<GoldenSessions>('utc/sessions.json');
    const { rows, totals } = sessionsReport(ledger, reportContext({ now }), noFilter, 'flat');
    for (const one of sessions) {
      const row = rows.find(({ id }) => id === one.session_id)!;
      expect(row.title.replaceAll(/\s+/gu, ' ')).toBe(one.session_title.replaceAll(/\s+/gu, ' '));
      const { interaction_count: interactions, total_tokens: tokens, total_cost: cost } = one;
      expect({ sessions: 1, interactions, tokens, cost }).toEqual(asTheirs(row));
    }
    const { total_sessions: count, total_interactions: interactions, total_tokens: tokens, total_cost: cost } = summary;
    expect({ sessions: count, interactions, tokens, cost }).toEqual(asTheirs(totals));
  });

  it('equals ours: models, their first and last use and their median speed', () => {
    const { models } = golden<GoldenModels>('utc/models.json');
    const { rows } = modelsReport(ledger, reportContext({ now }), noFilter);
    expect(rows).toHaveLength(models.length);
    for (const one of models) {
      const row = rows.find(({ model }) => modelKey(model).toLowerCase() === one.model_name)!;
      expect(figuresOf(one)).toEqual(asTheirs(row));
      expect(row.firstUse).toBe(Date.parse(`${one.first_used}Z`));
      expect(row.lastUse).toBe(Date.parse(`${one.last_used}Z`));
      expect(row.speed?.median ?? 0).toBeCloseTo(one.p50_output_rate, 9);
    }
  });

  it('equals ours: projects, once folders of one name are merged as it merges them', () => {
    const { projects } = golden<GoldenProjects>('utc/projects.json');
    const { rows } = projectsReport(ledger, reportContext({ now }), noFilter);
    const ours = (name: string): readonly Usage[] => rows.filter(({ folder }) => folder.split('/').at(-1) === name);
    for (const name of ['webshop', 'api-server']) {
      const theirs = projects.find(({ project_name: project }) => project === name)!;
      const requests = ours(name).reduce((sum, { figures }) => sum + figures.requests, 0);
      const cost = ours(name).reduce((sum, { figures }) => sum + figures.cost.amount, 0);
      expect(requests).toBe(theirs.interactions);
      expect(dollars(cost)).toBeCloseTo(theirs.cost, 7);
    }
  });

  it('equals ours: calls of tools', () => {
    const { all_sessions: tools } = golden<GoldenTools>('tool_usage.json');
    const { rows } = toolsReport(ledger, reportContext({ now }), noFilter);
    const theirs = tools.map((one) => [one.tool_name, one.total_calls, one.success_count, one.failure_count]);
    const ours = rows.map(({ tool, calls, succeeded, failed }) => [tool, calls, succeeded, failed]);
    const byName = (a: unknown[], b: unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);
    expect(ours.sort(byName)).toEqual(theirs.sort(byName));
    // It rounds the part of each tool; ours are whole tokens from the start: less than one apart for each call, and kind.
    for (const one of tools) {
      const { tokens, calls } = rows.find(({ tool }) => tool === one.tool_name)!;
      expect(Math.abs(totalTokens(tokens) - tokens.reasoning - one.total_tokens)).toBeLessThanOrEqual(calls * 4);
      expect(one.total_tokens).toBeGreaterThan(1000);
    }
  });
});
