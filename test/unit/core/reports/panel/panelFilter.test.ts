import { describe, expect, it } from 'vitest';
import { buildOverview } from '../../../../../src/core/reports/buildOverview.ts';
import type { PanelFilter } from '../../../../../src/core/reports/panel/panelFilter.ts';
import { filterKey, withFacet, withQuery } from '../../../../../src/core/reports/panel/panelFilter.ts';
import { panelPeriod } from '../../../../../src/core/reports/panel/panelPeriod.ts';
import { readPanelFilter } from '../../../../../src/core/reports/panel/readPanelFilter.ts';
import { markCopies } from '../../../../../src/core/usage/markCopies.ts';
import { day, hour, LedgerBuilder, minute, noon, reportContext } from '../../../../support/ledgerBuilder.ts';

const everything: PanelFilter = { range: 'all', scope: 'all' };

function requestsWith(filter: Partial<PanelFilter>): number {
  const builder = new LedgerBuilder();
  builder
    .source('/a/opencode.db')
    .project('shop', '/home/me/shop')
    .project('docs', '/home/me/docs')
    .session('one')
    .session('two', { projectId: 'docs', directory: '/home/me/docs' })
    .request('one', { model: 'anthropic/opus', agent: 'build' })
    .request('one', { model: 'openai/gpt', agent: 'plan' })
    .request('two', { model: 'anthropic/haiku', agent: 'plan' });
  builder.source('/b/opencode.db').session('three').request('three', { model: 'openai/gpt', agent: 'title' });
  const ledger = builder.ledger();
  markCopies(ledger);
  return buildOverview(ledger, reportContext(), { ...everything, ...filter }).figures.requests;
}

describe('the facets of the panel filter', () => {
  it.each([
    [{}, 4],
    [{ models: ['anthropic/opus'] }, 1],
    [{ models: ['anthropic/opus', 'openai/gpt'] }, 3],
    [{ models: ['opus'] }, 0],
    [{ providers: ['anthropic'] }, 2],
    [{ agents: ['plan', 'title'] }, 3],
    [{ projects: ['/home/me/docs/'] }, 1],
    [{ projects: ['/home/me/shop'], agents: ['plan'] }, 1],
    [{ sources: ['/b/opencode.db'] }, 1],
    [{ models: ['anthropic/opus'], providers: ['openai'] }, 0],
  ] satisfies [Partial<PanelFilter>, number][])('%j lets %d requests through', (filter, count) => {
    expect(requestsWith(filter)).toBe(count);
  });

  it('go when their last name goes, and no name is there twice', () => {
    const some = withFacet(everything, 'models', ['a/b', 'a/b', 'c/d']);
    expect(some.models).toEqual(['a/b', 'c/d']);
    expect(withFacet(some, 'models', [])).toEqual(everything);
    expect(withQuery(withQuery(everything, 'cart'), '  ')).toEqual(everything);
  });

  it('are the same question in any order', () => {
    expect(filterKey({ ...everything, agents: ['b', 'a'] })).toBe(filterKey({ ...everything, agents: ['a', 'b'] }));
    expect(filterKey({ ...everything, agents: ['a'] })).not.toBe(filterKey({ ...everything, models: ['a'] }));
  });
});

describe('a filter that comes from outside', () => {
  it('keeps what fits and drops the rest', () => {
    const hostile = {
      range: { from: 5, to: '7' },
      scope: 'mine',
      models: [1, 'a/b', ''],
      agents: 'x',
      query: 7,
      more: 1,
    };
    expect(readPanelFilter(hostile, everything)).toEqual({ ...everything, models: ['a/b'] });
    expect(readPanelFilter({ range: { from: 5, to: 7 }, query: 'x' }, everything)).toEqual({
      range: { from: 5, to: 7 },
      scope: 'all',
      query: 'x',
    });
    for (const raw of [null, 7, 'x', []]) expect(readPanelFilter(raw, everything)).toEqual(everything);
  });
});

describe('how a range is cut', () => {
  const cut = (range: PanelFilter['range'], timeZone = 'UTC') =>
    panelPeriod(range, { now: noon, timeZone }, () => ({ from: noon - day, to: noon }));

  it.each([
    ['1h', 'minutes', 13],
    ['24h', 'hour', 25],
    ['month', 'day', 20],
    [{ from: noon - 2 * hour, to: noon }, 'minutes', 24],
    [{ from: noon - day, to: noon }, 'hour', 24],
    [{ from: noon - 20 * day, to: noon }, 'day', 21],
    [{ from: noon - 200 * day, to: noon }, 'month', 7],
  ] as const)('%j into %s: %d of them', (range, unit, count) => {
    const { stretches, ...rest } = cut(range);
    expect(rest.unit).toBe(unit);
    expect(stretches).toHaveLength(count);
    stretches.slice(1).forEach(({ range: own }, index) => expect(own.from).toBe(stretches[index]?.range.to));
    expect(rest.previous?.to).toBe(rest.period.from);
  });

  it('an hour of a zone half an hour off begins at its own full hour', () => {
    const [first] = cut({ from: noon - day, to: noon }, 'Asia/Kolkata').stretches;
    expect(first).toEqual({
      date: '2026-11-19T17:00',
      range: { from: noon - day - 30 * minute, to: noon - day + 30 * minute },
    });
  });
});
