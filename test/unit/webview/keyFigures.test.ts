import { describe, expect, it } from 'vitest';
import { costText } from '../../../src/webview/model/costText.ts';
import { pointsDelta, relativeDelta } from '../../../src/webview/model/delta.ts';
import { keyFigures } from '../../../src/webview/model/keyFigures.ts';
import { tokenKinds } from '../../../src/webview/model/tokenKinds.ts';
import { sampleFigures, sampleReport } from '../../webview/page/sampleReport.ts';
import { english } from './words.ts';

describe('key figures', () => {
  const report = sampleReport('30d');

  it('come in their order with a value a bucket', () => {
    const figures = keyFigures(report, english);
    expect(figures.map((one) => one.name)).toEqual(['cost', 'requests', 'sessions', 'tokens', 'cacheHit', 'errorRate']);
    for (const one of figures) expect(one.trend).toHaveLength(30);
  });

  it('say the basis of the cost and the failed requests', () => {
    const [cost, requests] = keyFigures(report, english);
    expect(cost?.note).toBe('partly computed, 12 unpriced');
    expect(requests?.note).toBe(`${report.figures.failedRequests} failed`);
  });

  it('have no change without a period before', () => {
    for (const one of keyFigures(sampleReport('all'), english)) expect(one.delta).toBeNull();
  });

  it('show a dash, not a zero, for a share of nothing', () => {
    const none = sampleFigures(0, { requests: 0, failedRequests: 0, errors: 0 });
    const [cost, , , , cacheHit, errors] = keyFigures({ ...report, figures: none, previous: none }, english);
    expect([cost?.figure, cost?.zero]).toEqual(['$0.00', true]);
    expect([cacheHit?.figure, cacheHit?.unit, cacheHit?.delta]).toEqual(['–', '', null]);
    expect(errors?.figure).toBe('–');
  });
});

describe('changes', () => {
  const { formats } = english;

  it.each([
    [112.1, 100, 'up', '12.1%'],
    [96.9, 100, 'down', '3.1%'],
    [100.01, 100, 'same', '0.0%'],
    [0, 100, 'down', '100.0%'],
    [2500, 100, 'up', '2,400%'],
  ] as const)('%d after %d is %s %s', (now, before, direction, text) => {
    expect(relativeDelta(now, before, formats)).toEqual({ direction, text });
  });

  it('are not told of nothing', () => {
    expect(relativeDelta(5, 0, formats)).toBeNull();
    expect(pointsDelta(0.5, null, formats, 'pt')).toBeNull();
    expect(pointsDelta(null, 0.5, formats, 'pt')).toBeNull();
  });

  it('of shares are points', () => {
    expect(pointsDelta(0.914, 0.896, formats, 'pt')).toEqual({ direction: 'up', text: '1.8 pt' });
  });
});

describe('a cost in words', () => {
  const text = (amount: number, basis: Parameters<typeof costText>[0]['basis'], unpricedRequests = 0) =>
    costText({ amount, basis, unpricedRequests, recorded: amount, computed: 0 }, english);

  it('is never $0.00 when it is free or unpriced', () => {
    expect(text(0, 'free')).toMatchObject({ text: 'free', word: true, mark: 'free' });
    expect(text(0, 'unpriced', 3)).toMatchObject({
      text: 'unpriced',
      word: true,
      mark: 'unpriced',
      basis: '3 unpriced',
    });
    expect(text(0, 'none')).toMatchObject({ text: '$0.00', word: false, mark: 'none', basis: '' });
  });

  it('marks where it comes from, and whether something is missing', () => {
    expect(text(1.5e9, 'recorded')).toMatchObject({ text: '$1.50', mark: 'recorded', basis: 'recorded' });
    expect(text(1.5e9, 'computed')).toMatchObject({ mark: 'computed', basis: 'computed' });
    expect(text(1.5e9, 'mixed')).toMatchObject({ mark: 'mixed', basis: 'partly computed' });
    expect(text(1.5e9, 'recorded', 2)).toMatchObject({ mark: 'unpriced', basis: 'recorded, 2 unpriced' });
  });

  it('has every digit in its title', () => {
    expect(text(1_234_567, 'computed').title).toBe('$0.001234567 · computed');
  });
});

describe('token kinds', () => {
  it('are five, disjoint, and add up', () => {
    const report = sampleReport('7d');
    const kinds = tokenKinds(report, english);
    expect(kinds.map((one) => one.label)).toEqual(['Cache read', 'Cache write', 'Input', 'Output', 'Reasoning']);
    expect(kinds.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 10);
    for (const one of kinds) expect(one.trend.reduce((sum, value) => sum + value, 0)).toBe(one.tokens);
  });

  it('have no share of nothing', () => {
    const none = { ...sampleReport('7d'), figures: sampleFigures(0) };
    expect(tokenKinds(none, english).every((one) => one.share === 0)).toBe(true);
  });
});
