import { describe, expect, it } from 'vitest';
import { sparklinePath } from '../../../src/webview/charts/sparklinePath.ts';
import { nextStop } from '../../../src/webview/dom/nextStop.ts';
import { memoizeLast } from '../../../src/webview/memoizeLast.ts';
import { clip, maximumLabelLength } from '../../../src/webview/text/clip.ts';
import { createFormats } from '../../../src/webview/text/formats.ts';
import { createTranslate } from '../../../src/webview/text/translate.ts';

describe('texts', () => {
  it('fill their holes, stay English when unknown, and never fill from an argument', () => {
    const t = createTranslate({ 'as of {0}': 'Stand {0}' });
    expect(t('as of {0}', '12:04')).toBe('Stand 12:04');
    expect(t('{0} of {1}', '{1}', 5)).toBe('{1} of 5');
    expect(t('{0} and {7}', 1)).toBe('1 and {7}');
    expect(t('toString')).toBe('toString');
  });

  it('cut labels and take out what turns or breaks a row', () => {
    expect(clip('a\u0000b\nc')).not.toMatch(/[\u0000\n]/);
    expect(clip('x\u202egpj')).not.toContain('\u202e');
    expect(clip('W'.repeat(100_000)).length).toBeLessThanOrEqual(maximumLabelLength);
  });
});

describe('formats', () => {
  const formats = createFormats('en', 'America/New_York');

  it('write a calendar day the same in every zone', () => {
    expect(formats.bucket('2026-11-01', 'day')).toBe('Nov 1');
    expect(formats.bucket('2026-11-01', 'month')).toBe('Nov 2026');
    expect(formats.longBucket('2026-11-01', 'day')).toBe('Sun, Nov 1, 2026');
  });

  it('write a moment in the zone of the user', () => {
    expect(formats.time(Date.UTC(2026, 10, 20, 12, 4, 31))).toBe('07:04:31');
  });

  it('leave cents off an axis of whole dollars', () => {
    expect([formats.axisMoney(6, 3), formats.axisMoney(0.5, 0.5), formats.axisMoney(0.003, 0.003)]).toEqual([
      '$6',
      '$0.50',
      '$0.003',
    ]);
  });

  it('part a figure from its unit in any language', () => {
    expect(formats.percent(0.9143)).toEqual({ figure: '91.4', unit: '%' });
    expect(createFormats('de', 'UTC').percent(0.9143)).toEqual({ figure: '91,4', unit: '%' });
    expect(formats.compact(412_600_000)).toEqual({ figure: '412.6', unit: 'M' });
    expect(createFormats('not a language', 'UTC').integer(1234)).toBe('1,234');
  });
});

describe('sparklines', () => {
  it('run from the left edge to a dot near the right one', () => {
    expect(sparklinePath([0, 10], 84, 20, true)).toEqual({
      line: 'M1 18L81 3',
      area: 'M1 18L81 3L81 20L1 20Z',
      dot: { x: 81, y: 3 },
    });
  });

  it('draw zeros on the floor and a steady share in the middle', () => {
    expect(sparklinePath([0, 0], 84, 20, true).dot?.y).toBe(18);
    expect(sparklinePath([0.9, 0.9], 84, 20, false).dot?.y).toBe(10.5);
  });

  it('leave out what is missing', () => {
    expect(sparklinePath([1, null, 1], 84, 20, true).line).toBe('M1 3L81 3');
    expect(sparklinePath([null], 84, 20, true)).toEqual({ line: '', area: '', dot: null });
    expect(sparklinePath([], 84, 20, true).dot).toBeNull();
    expect(sparklinePath([5], 84, 20, true).dot?.x).toBe(81);
  });
});

describe('one tab stop', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 2, 2],
    ['ArrowUp', 0, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 1, null],
  ] as const)('%s from %d goes to %j', (key, current, next) => {
    expect(nextStop(key, current, 3)).toBe(next);
  });

  it('has nowhere to go without rows', () => {
    expect(nextStop('End', 0, 0)).toBeNull();
    expect(nextStop('Home', -1, 3)).toBeNull();
  });
});

describe('the last value', () => {
  it('is the same object for the same arguments', () => {
    const pair = memoizeLast((a: number, b: object) => ({ a, b }));
    const b = {};
    expect(pair(1, b)).toBe(pair(1, b));
    expect(pair(1, b)).not.toBe(pair(1, {}));
  });
});

it('money is shown in the chosen currency, its hover in US dollars', () => {
  const formats = createFormats('en', 'UTC', { code: 'EUR', rate: 0.5 });
  expect(formats.money(3e9)).toBe('€1.50');
  expect(formats.shownMoney(3e9)).toBe(1.5);
  expect(formats.axisMoney(2, 1)).toBe('€2');
  expect(formats.exactMoney(1_234_567_891)).toBe('$1.234567891');
});
