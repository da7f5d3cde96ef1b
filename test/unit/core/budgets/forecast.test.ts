import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../../../src/core/budgets/forecast.ts';
import { outlookOf } from '../../../../src/core/budgets/outlook.ts';
import { day } from '../../../support/ledgerBuilder.ts';

const november = { from: Date.UTC(2026, 10, 1), to: Date.UTC(2026, 11, 1) };
const dollars = (...amounts: number[]): number[] => amounts.map((amount) => amount * 1e9);

/** A month of 30 days after the days of these buckets, the last of which is just over. */
const pace = (buckets: readonly number[], limit = 100e9) => ({
  range: november,
  now: november.from + buckets.length * day,
  buckets,
  bucketCount: 30,
  limit,
});

describe('a forecast', () => {
  test('carries an even pace to the end, with nothing to be unsure of', () => {
    expect(forecast(pace(dollars(2, 2, 2, 2, 2)))).toMatchObject({ expected: 60e9, low: 60e9, high: 60e9 });
  });

  test('says the moment the limit is reached', () => {
    expect(forecast(pace(dollars(2, 2, 2, 2, 2), 40e9))?.runsOutAt).toBe(november.from + 20 * day);
    expect(forecast(pace(dollars(2, 2, 2, 2, 2), 61e9))?.runsOutAt).toBeNull();
    expect(forecast(pace(dollars(2, 2, 2, 2, 2), 10e9))?.runsOutAt).toBeNull();
  });

  test('is wider when the days were uneven', () => {
    const even = forecast(pace(dollars(2, 2.2, 1.8, 2, 2)));
    const uneven = forecast(pace(dollars(0, 6, 0, 4, 0)));
    expect((uneven?.high ?? 0) - (uneven?.low ?? 0)).toBeGreaterThan(2 * ((even?.high ?? 0) - (even?.low ?? 0)));
  });

  test('is not made before one bucket has passed', () => {
    expect(forecast({ ...pace(dollars(2)), now: november.from + day - 1 })).toBeNull();
    expect(forecast(pace(dollars(2)))).not.toBeNull();
  });

  test('of nothing spent is nothing', () => {
    expect(forecast(pace(dollars(0, 0, 0)))).toEqual({ expected: 0, low: 0, high: 0, runsOutAt: null });
  });
});

const amounts = fc.array(fc.integer({ min: 0, max: 5_000_000_000 }), { minLength: 1, maxLength: 30 });

describe('any forecast', () => {
  test('lies between its ends, and no end is below what is spent', () => {
    fc.assert(
      fc.property(amounts, (buckets) => {
        const spent = buckets.reduce((sum, amount) => sum + amount, 0);
        const made = forecast(pace(buckets));
        if (made === null) throw new Error('a whole day has passed');
        expect(made.low).toBeGreaterThanOrEqual(spent);
        expect(made.expected).toBeGreaterThanOrEqual(made.low);
        expect(made.high).toBeGreaterThanOrEqual(made.expected);
      }),
    );
  });

  test('is what was spent once the period is over', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 30, maxLength: 30 }), (buckets) => {
        const spent = buckets.reduce((sum, amount) => sum + amount, 0);
        expect(forecast(pace(buckets))).toMatchObject({ expected: spent, low: spent, high: spent });
      }),
    );
  });

  test('doubles when all amounts do', () => {
    fc.assert(
      fc.property(amounts, (buckets) => {
        const one = forecast(pace(buckets));
        const two = forecast(pace(buckets.map((amount) => amount * 2)));
        expect(Math.abs((two?.expected ?? 0) - 2 * (one?.expected ?? 0))).toBeLessThanOrEqual(2);
        expect(Math.abs((two?.high ?? 0) - 2 * (one?.high ?? 0))).toBeLessThanOrEqual(2);
      }),
    );
  });
});

test('the outlook is what the forecast means for the limit', () => {
  const range = { expected: 80, low: 60, high: 100, runsOutAt: null };
  expect(outlookOf(null, 10, 100)).toBe('tooEarly');
  expect(outlookOf(null, 100, 100)).toBe('spent');
  expect(outlookOf(range, 10, 79)).toBe('runsOut');
  expect(outlookOf(range, 10, 99)).toBe('mayRunOut');
  expect(outlookOf(range, 10, 100)).toBe('lasts');
});
