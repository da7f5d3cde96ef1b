import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../../src/core/query/parseQuery.ts';
import { buildOverview } from '../../../../../src/core/reports/buildOverview.ts';
import { noFilter } from '../../../../../src/core/reports/filter/reportFilter.ts';
import { clockOf } from '../../../../../src/core/reports/panel/clockOf.ts';
import type { PanelFilter } from '../../../../../src/core/reports/panel/panelFilter.ts';
import { toolsReport } from '../../../../../src/core/reports/toolsReport.ts';
import { toolsTabReport } from '../../../../../src/core/reports/panel/toolsTabReport.ts';
import { reportScope } from '../../../../../src/core/reports/usage/reportScope.ts';
import { sessionGroups } from '../../../../../src/core/reports/usage/sessionGroups.ts';
import { markCopies } from '../../../../../src/core/usage/markCopies.ts';
import { day, hour, LedgerBuilder, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

const passes = (query: string, timeZone: string, iso: string): boolean =>
  clockOf(parseQuery(query).terms, timeZone)?.(Date.parse(iso)) === true;

describe('hours and days of the week', () => {
  it.each([
    // The night the clocks go back has one o'clock twice, the one they go forward has no two o'clock.
    ['@hour:1', 'America/New_York', '2026-11-01T05:30:00Z', true],
    ['@hour:1', 'America/New_York', '2026-11-01T06:30:00Z', true],
    ['@hour:2', 'America/New_York', '2026-11-01T06:59:59Z', false],
    ['@hour:2', 'America/New_York', '2026-11-01T07:00:00Z', true],
    ['@hour:1', 'America/New_York', '2026-03-08T06:59:59Z', true],
    ['@hour:2', 'America/New_York', '2026-03-08T07:00:00Z', false],
    ['@hour:3', 'America/New_York', '2026-03-08T07:00:00Z', true],
    ['@hour:9', 'Asia/Kolkata', '2026-11-20T03:30:00Z', true],
    ['@hour:9', 'Asia/Kolkata', '2026-11-20T03:29:59Z', false],
    // Saturday in Auckland is still Friday in Honolulu.
    ['@weekday:sat', 'Pacific/Auckland', '2026-11-20T12:00:00Z', true],
    ['@weekday:fri', 'Pacific/Honolulu', '2026-11-21T09:59:59Z', true],
    ['@weekday:sat @hour:0', 'Pacific/Honolulu', '2026-11-21T10:00:00Z', true],
    ['-@weekday:sat,sun @hour:22-3', 'UTC', '2026-11-20T23:00:00Z', true],
    ['-@weekday:sat,sun @hour:22-3', 'UTC', '2026-11-21T00:00:00Z', false],
    ['@hour:9 @hour:10', 'UTC', '2026-11-20T09:00:00Z', false],
    ['@weekday:thu', 'UTC', '1970-01-01T00:00:00.001Z', true],
  ])('%s in %s at %s: %s', (query, timeZone, iso, expected) => expect(passes(query, timeZone, iso)).toBe(expected));

  it('asks nothing of queries without them, and lets nothing without a time pass', () => {
    expect(clockOf(parseQuery('cart @model:opus').terms, 'UTC')).toBeNull();
    expect(clockOf(parseQuery('@hour:0-23').terms, 'UTC')?.(0)).toBe(false);
  });

  it('are honoured by requests, calls of tools and sessions alike', () => {
    const builder = new LedgerBuilder();
    builder
      .source()
      .session('morning', { created: noon - 3 * hour })
      .session('night', { created: noon - 14 * hour })
      .session('planned', { created: noon - 3 * hour })
      .request('morning', { created: noon - 3 * hour, dollars: 1 })
      .request('morning', { created: noon - 2 * hour, dollars: 2 })
      .request('night', { created: noon - 14 * hour, dollars: 4 })
      .request('night', { created: noon - 3 * hour - 2 * day, dollars: 8 })
      .toolCall('morning', { tool: 'read', started: noon - 3 * hour })
      .toolCall('morning', { tool: 'edit', started: noon - 2 * hour });
    const ledger = builder.ledger();
    markCopies(ledger);
    const context = reportContext();
    const filter = (query: string): PanelFilter => ({ range: '7d', scope: 'all', query });
    const spent = (query: string): number => buildOverview(ledger, context, filter(query)).figures.cost.amount / 1e9;
    expect(['', '@hour:9', '@hour:9-10', '@hour:9 @weekday:fri', '-@hour:9'].map(spent)).toEqual([15, 9, 11, 1, 6]);
    const { year } = buildOverview(ledger, context, filter('@hour:9'));
    expect(year.hours.map((count, at) => [at, count]).filter(([, count]) => count !== 0)).toEqual([[9, 2]]);
    const calls = toolsTabReport(ledger, context, filter('@hour:10'), true).rows.map(({ tool }) => tool);
    expect(calls).toEqual(['edit']);
    const report = { ...noFilter, panel: filter('@hour:9') };
    expect(toolsReport(ledger, context, report).rows.map(({ tool }) => tool)).toEqual(['read']);
    const groups = sessionGroups(ledger, context, reportScope(ledger, context, report));
    expect(groups.map(({ id }) => id).sort()).toEqual(['morning', 'night', 'planned']);
  });
});
