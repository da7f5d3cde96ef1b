import { describe, expect, test } from 'vitest';
import { formatAge } from '../../../../src/core/format/formatAge.ts';
import { formatCost } from '../../../../src/core/format/formatCost.ts';
import { compactCount, formatCompactCount, formatCount } from '../../../../src/core/format/formatCount.ts';
import { formatDuration } from '../../../../src/core/format/formatDuration.ts';
import { currencyOf, usDollars } from '../../../../src/core/format/currency.ts';
import { formatMoney } from '../../../../src/core/format/formatMoney.ts';
import { formatPercent } from '../../../../src/core/format/formatPercent.ts';
import { formatTokens } from '../../../../src/core/format/formatTokens.ts';

/** Ordinary spaces for those that do not break. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, ' ');

test.each([
  [0, '$0.00'],
  [1, '<$0.0001'],
  [99_999, '<$0.0001'],
  [100_000, '$0.0001'],
  [4_200_000, '$0.0042'],
  [9_999_999, '$0.0100'],
  [10_000_000, '$0.01'],
  [1_240_000_000, '$1.24'],
  [1_234_567_890_000_000, '$1,234,567.89'],
])('%d nano-dollars are %s', (amount, expected) => {
  expect(formatMoney(amount, 'en')).toBe(expected);
});

test('money in another language has its digits and places, and stays dollars', () => {
  expect(plain(formatMoney(1_234_560_000_000, 'de'))).toBe('1.234,56 $');
  expect(plain(formatMoney(1_240_000_000, 'fr'))).toBe('1,24 $');
});

describe('a cost never pretends', () => {
  const cost = (basis: Parameters<typeof formatCost>[0]['basis'], amount = 0, unpricedRequests = 0): string =>
    formatCost({ basis, amount, unpricedRequests, recorded: amount, computed: 0 }, 'en');
  test.each([
    [cost('none'), '$0.00'],
    [cost('recorded', 1.2e9), '$1.20'],
    [cost('computed', 1.2e9), '$1.20'],
    [cost('free'), 'free'],
    [cost('free', 0, 2), 'free + unpriced'],
    [cost('unpriced', 0, 3), 'unpriced'],
    [cost('mixed', 1.2e9, 1), '$1.20 + unpriced'],
    [cost('mixed', 1.2e9), '$1.20'],
  ])('%s', (text, expected) => {
    expect(text).toBe(expected);
  });

  test('in the words of the user', () => {
    const words = { free: 'gratis', unpriced: 'ohne Preis' };
    expect(
      plain(
        formatCost({ basis: 'mixed', amount: 1e9, unpricedRequests: 1, recorded: 1, computed: 1e9 - 1 }, 'de', words),
      ),
    ).toBe('1,00 $ + ohne Preis');
  });
});

test.each([
  [0, '0', ''],
  [1234, '1,234', ''],
  [9999, '9,999', ''],
  [10_000, '10', 'K'],
  [12_345, '12.3', 'K'],
  [412_600_000, '412.6', 'M'],
  [999_960, '1', 'M'],
  [7_000_000_000, '7', 'B'],
  [-12_345, '-12.3', 'K'],
])('%d is %s %s', (count, figure, unit) => {
  expect(compactCount(count, 'en')).toEqual({ figure, unit });
});

test('counts and tokens as one text', () => {
  expect(formatCount(1_234_567, 'en')).toBe('1,234,567');
  expect(plain(formatCompactCount(412_600_000, 'en'))).toBe('412.6 M');
  expect(compactCount(412_600_000, 'de')).toEqual({ figure: '412,6', unit: 'Mio.' });
  const tokens = { input: 10_000, output: 2000, reasoning: 300, cacheRead: 40, cacheWrite: 5 };
  expect(plain(formatTokens(tokens, 'en'))).toBe('12.3 K');
});

test.each([
  [0, '0%'],
  [0.001, '<1%'],
  [0.005, '1%'],
  [0.631, '63%'],
  [0.9951, '>99%'],
  [1, '100%'],
  [1.28, '128%'],
])('the share %d is %s', (share, expected) => {
  expect(formatPercent(share, 'en')).toBe(expected);
});

test('percent with a decimal keeps its promise too', () => {
  expect(formatPercent(0.6314, 'en', 1)).toBe('63.1%');
  expect(formatPercent(0.0001, 'en', 1)).toBe('<0.1%');
});

test.each([
  [-5, '0 s'],
  [0, '0 s'],
  [NaN, '0 s'],
  [0.2, '1 ms'],
  [250, '250 ms'],
  [1000, '1 s'],
  [59_999, '59 s'],
  [60_000, '1 m'],
  [134_000, '2 m 14 s'],
  [26 * 60_000 + 5000, '26 m'],
  [5 * 3_600_000 + 3 * 60_000, '5 h 3 m'],
  [50 * 3_600_000, '2 d 2 h'],
])('%d ms last %s', (duration, expected) => {
  expect(plain(formatDuration(duration, 'en'))).toBe(expected);
});

test.each([
  [-100_000, 'now'],
  [0, 'now'],
  [59_999, 'now'],
  [120_000, '2m ago'],
  [3 * 3_600_000, '3h ago'],
  [25 * 3_600_000, '1d ago'],
  [8 * 86_400_000, '1w ago'],
  [40 * 86_400_000, '1mo ago'],
  [800 * 86_400_000, '2y ago'],
])('%d ms ago is %s', (age, expected) => {
  expect(formatAge(1_800_000_000_000 - age, 1_800_000_000_000, 'en')).toBe(expected);
});

test('an age in another language', () => {
  expect(plain(formatAge(0, 120_000, 'de'))).toMatch(/^vor 2/u);
});

test('what is no language tag falls back to English', () => {
  expect(formatMoney(1e9, 'not a locale')).toBe('$1.00');
  expect(formatAge(0, 120_000, 'not a locale')).toBe('2m ago');
});

describe('another currency', () => {
  const euro = { code: 'EUR', rate: 0.9 };
  const yen = { code: 'JPY', rate: 150 };

  test('is converted at the fixed rate, with its own decimals', () => {
    expect(formatMoney(10e9, 'en', euro)).toBe('€9.00');
    expect(plain(formatMoney(1_234_560_000_000, 'de', euro))).toBe('1.111,10 €');
    expect(formatMoney(10e9, 'en', yen)).toBe('¥1,500');
    expect(formatMoney(4e6, 'en', yen)).toBe('¥0.60');
    expect(formatMoney(1e4, 'en', yen)).toBe('<¥0.01');
    expect(formatMoney(0, 'en', yen)).toBe('¥0');
    expect(formatMoney(1e6, 'en', euro)).toBe('€0.0009');
  });

  test.each([
    ['EUR', 0.9, euro],
    [' eur ', 0.9, euro],
    ['USD', 3, usDollars],
    ['EURO', 0.9, usDollars],
    ['EUR', 0, usDollars],
    ['EUR', -1, usDollars],
    ['EUR', '0.9', usDollars],
    ['EUR', NaN, usDollars],
    [undefined, undefined, usDollars],
  ])('is %j at %j', (code, rate, expected) => expect(currencyOf(code, rate)).toEqual(expected));

  test('survives codes nobody has heard of', () => {
    expect(plain(formatMoney(1e9, 'en', currencyOf('XQZ', 2)))).toBe('XQZ 2.00');
  });
});
