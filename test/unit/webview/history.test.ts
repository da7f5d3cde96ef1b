import { describe, expect, it } from 'vitest';
import { back, forward, noHistory, visit } from '../../../src/webview/state/history.ts';
import type { Place } from '../../../src/webview/state/place.ts';

const place = (tab: string, range: '7d' | '30d' = '30d'): Place => ({
  tab,
  filter: { range, scope: 'all' },
});

describe('back and forward', () => {
  it('lead through the places in the order of the visits', () => {
    const one = visit(place('a'), place('b'), noHistory);
    const two = visit(one.place, place('b', '7d'), one.history);
    const before = back(two.place, two.history);
    expect(before?.place).toEqual(place('b'));
    const first = back(place('b'), before?.history ?? noHistory);
    expect(first?.place).toEqual(place('a'));
    expect(back(place('a'), first?.history ?? noHistory)).toBeNull();
    expect(forward(place('a'), first?.history ?? noHistory)?.place).toEqual(place('b'));
  });

  it('forget what was ahead when another way is taken, and never hold the same place twice in a row', () => {
    const one = visit(place('a'), place('b'), noHistory);
    const gone = back(one.place, one.history);
    const other = visit(place('a'), place('c'), gone?.history ?? noHistory);
    expect(other.history).toEqual({ past: [place('a')], future: [] });
    expect(visit(place('c'), place('c'), other.history).history).toBe(other.history);
  });

  it('stay bounded', () => {
    let { history } = visit(place('a'), place('b'), noHistory);
    for (let step = 0; step < 200; step++) ({ history } = visit(place(`t${step}`), place(`t${step + 1}`), history));
    expect(history.past).toHaveLength(50);
  });
});
