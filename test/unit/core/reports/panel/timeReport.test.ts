import { describe, expect, it } from 'vitest';
import type { PanelFilter } from '../../../../../src/core/reports/panel/panelFilter.ts';
import type { TimeUnit } from '../../../../../src/core/reports/panel/timeReport.ts';
import { timeReport } from '../../../../../src/core/reports/panel/timeReport.ts';
import { day, hour, LedgerBuilder, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

const week: PanelFilter = { range: '7d', scope: 'all' };

function report(unit: TimeUnit, filter = week, timeZone = 'UTC') {
  const builder = new LedgerBuilder();
  builder
    .source()
    .session('one')
    .session('two')
    .request('one', { created: noon - 3 * day, dollars: 1 })
    .request('two', { created: noon - 3 * day + hour, dollars: 2, model: 'openai/gpt' })
    .request('one', { created: noon - hour, dollars: 4 })
    .failure('one', { created: noon - hour })
    // Nobody knows when: counted in the totals of all time, shown in no row.
    .request('one', { created: 0, completed: 0, dollars: 8 });
  return timeReport(builder.ledger(), reportContext({ timeZone }), { filter, unit });
}

describe('the time tab', () => {
  it('has a row for each day, also for those without a request, oldest first', () => {
    const { rows } = report('day');
    expect(rows.map(({ date }) => date)).toEqual([...rows.map(({ date }) => date)].sort());
    expect(rows.map(({ figures }) => figures.cost.amount / 1e9).filter((amount) => amount > 0)).toEqual([3, 4]);
    expect(rows.filter(({ figures }) => figures.requests === 0).length).toBe(rows.length - 2);
  });

  it.each(['hour', 'day', 'week', 'month'] as const)('adds up to the totals by %s', (unit) => {
    const { rows, totals } = report(unit);
    const sum = (value: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((all, row) => all + value(row), 0);
    expect(sum(({ figures }) => figures.cost.amount)).toBe(totals.figures.cost.amount);
    expect(sum(({ figures }) => figures.requests)).toBe(totals.figures.requests);
    expect(sum(({ figures }) => figures.errors)).toBe(1);
  });

  it('counts a session once in each row it worked in, and once in the totals', () => {
    const { rows, totals } = report('day');
    expect(rows.map(({ figures }) => figures.sessions).filter((count) => count > 0)).toEqual([2, 1]);
    expect(totals.figures.sessions).toBe(2);
  });

  it('keeps every row within the period, so that its click asks for the same requests', () => {
    const { rows, totals } = report('month');
    expect(rows[0]?.range.from).toBeGreaterThan(noon - 8 * day);
    expect(rows.at(-1)?.range.to).toBeLessThanOrEqual(noon + 1);
    const [first] = rows;
    const again = report('hour', { ...week, range: first?.range ?? 'all' });
    expect(again.totals.figures.cost.amount).toBe(
      rows.length === 1 ? totals.figures.cost.amount : first?.figures.cost.amount,
    );
  });

  it('has a series for each model, and its parts make the row', () => {
    const { rows, series } = report('day');
    expect(series).toHaveLength(2);
    for (const { costs, parts, figures } of rows) {
      expect(costs.reduce((sum, amount) => sum + amount, 0)).toBe(figures.cost.amount);
      expect(parts.reduce((sum, part) => sum + part.figures.cost.amount, 0)).toBe(figures.cost.amount);
    }
  });

  it('tells of requests without a date, which are in the totals of all time alone', () => {
    const all = report('day', { ...week, range: 'all' });
    expect(all.undated).toBe(1);
    expect(all.totals.figures.cost.amount).toBe(15e9);
    expect(all.rows.reduce((sum, { figures }) => sum + figures.cost.amount, 0)).toBe(7e9);
    expect(report('day').undated).toBe(0);
  });

  it('cuts a range too long for hours into days, and says so', () => {
    expect(report('hour').unit).toBe('hour');
    expect(report('hour', { ...week, range: '90d' }).unit).toBe('day');
  });

  it('knows the days of the user’s zone', () => {
    const dates = (zone: string) =>
      report('day', week, zone).rows.flatMap(({ date, figures }) => (figures.requests > 0 ? [date] : []));
    expect(dates('UTC')).toEqual(['2026-11-17', '2026-11-20']);
    expect(dates('Pacific/Kiritimati')).toEqual(['2026-11-18', '2026-11-21']);
  });
});
