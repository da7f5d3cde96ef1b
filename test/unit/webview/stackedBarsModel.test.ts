import { describe, expect, it } from 'vitest';
import { costSummary } from '../../../src/webview/model/costSummary.ts';
import { modelNames } from '../../../src/webview/model/modelNames.ts';
import { moneyAxis } from '../../../src/webview/model/moneyAxis.ts';
import { othersKey, stackedBarsModel } from '../../../src/webview/model/stackedBarsModel.ts';
import { assignSlots } from '../../../src/webview/state/seriesSlots.ts';
import { sampleReport } from '../../webview/page/sampleReport.ts';
import { english } from './words.ts';

const report = sampleReport('7d');
const keys = report.series.flatMap(({ model }) => (model ? [`${model.providerID}/${model.modelID}`] : []));
const slots = assignSlots(keys, new Map());
const bars = (hidden: readonly string[] = []) => stackedBarsModel(report, hidden, slots, english);

describe('the stacked bars', () => {
  it('hold the amounts of the report, largest model at the bottom, others last and hatched', () => {
    const { series, labels } = bars();
    expect(labels).toEqual(['Nov 14', 'Nov 15', 'Nov 16', 'Nov 17', 'Nov 18', 'Nov 19', 'Nov 20']);
    expect(series.map(({ key, slot }) => [key, slot])).toEqual([
      ...keys.map((key, slot) => [key, slot]),
      [othersKey, 5],
    ]);
    expect(series.at(-1)?.name).toBe('3 others');
    series.forEach(({ amounts }, index) => expect(amounts).toEqual(report.buckets.map(({ costs }) => costs[index])));
  });

  it('total what is visible, and scale to it', () => {
    const all = bars();
    expect(all.totals).toEqual(report.buckets.map(({ figures }) => figures.cost.amount));
    const some = bars([keys[0]!, keys[1]!]);
    some.totals.forEach((total, at) => {
      const { costs } = report.buckets[at]!;
      expect(total).toBe(costs.slice(2).reduce((sum, cost) => sum + cost, 0));
    });
    expect(some.axis.maximum).toBeLessThan(all.axis.maximum);
    expect(bars([...keys, othersKey]).totals.every((total) => total === 0)).toBe(true);
  });

  it('survive a report whose buckets know fewer series', () => {
    const short = { ...report, buckets: report.buckets.map((bucket) => ({ ...bucket, costs: [] })) };
    expect(stackedBarsModel(short, [], slots, english).totals).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('the summary sentence', () => {
  it('says span, total, peak and leader', () => {
    const model = bars();
    const usd = (amount: number): string => `$${(amount / 1e9).toFixed(2)}`;
    const total = report.figures.cost.amount;
    const peak = Math.max(...model.totals);
    const leader = report.series[0]!.cost;
    expect(costSummary('Cost by day', model, english)).toBe(
      'Cost by day from Sat, Nov 14, 2026 to Fri, Nov 20, 2026: ' +
        `${usd(total)} in all, most on ${model.longLabels[model.totals.indexOf(peak)]} with ${usd(peak)}; ` +
        `claude-sonnet-4-5 leads with ${usd(leader)} (${Math.round((leader / total) * 100)}%).`,
    );
  });

  it('is short for one day and honest about nothing', () => {
    const today = sampleReport('today');
    const one = stackedBarsModel(today, [], slots, english);
    expect(costSummary('Cost by day', one, english)).toMatch(
      /^\$[\d.]+ on Fri, Nov 20, 2026; claude-sonnet-4-5 leads with/,
    );
    expect(costSummary('Cost by day', bars([...keys, othersKey]), english)).toBe(
      'No cost from Sat, Nov 14, 2026 to Fri, Nov 20, 2026.',
    );
  });
});

describe('model names', () => {
  it('name the provider only where the model alone is not enough', () => {
    const names = modelNames([
      { providerID: 'a', modelID: 'one' },
      { providerID: 'b', modelID: 'one' },
      { providerID: 'b', modelID: 'two' },
      { providerID: 'c', modelID: '' },
    ]);
    expect([...names.values()]).toEqual(['a/one', 'b/one', 'two', 'c/']);
  });
});

describe('series slots', () => {
  it('stay with their model when ranks change and others come and go', () => {
    const first = assignSlots(['a', 'b', 'c'], new Map());
    expect([...first]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
    const second = assignSlots(['c', 'd', 'a'], first);
    expect(Object.fromEntries(second)).toEqual({ c: 2, a: 0, d: 1 });
  });

  it('are five, each given once', () => {
    const many = assignSlots(['a', 'b', 'c', 'd', 'e', 'f', 'g'], new Map([['f', 0]]));
    expect([...many.values()].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(many.has('f')).toBe(false);
  });
});

describe('the money axis', () => {
  it.each([
    [0, 1, 0.2],
    [0.011, 0.012, 0.003],
    [0.9, 1, 0.2],
    [1, 1, 0.2],
    [8.5, 10, 2],
    [10.24, 12, 3],
    [55, 60, 20],
    [130, 160, 40],
  ])('holds $%d below %d in steps of %d', (value, maximum, step) => {
    expect(moneyAxis(value)).toEqual({ maximum, step });
  });

  it('never cuts a bar and never wastes more than half', () => {
    for (let value = 0.001; value < 1e6; value *= 1.037) {
      const { maximum, step } = moneyAxis(value);
      expect(maximum).toBeGreaterThanOrEqual(value * (1 - 1e-6));
      expect(maximum).toBeLessThan(value * 2);
      expect(Math.round(maximum / step)).toBeCloseTo(maximum / step, 6);
    }
  });
});
