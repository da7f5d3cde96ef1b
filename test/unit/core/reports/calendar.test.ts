import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isoDate,
  localDay,
  localDays,
  localMonths,
  startOfDayAfter,
  startOfLocalDay,
  startOfLocalMonth,
  startOfLocalWeek,
} from '../../../../src/core/reports/calendar.ts';
import { StretchFinder } from '../../../../src/core/reports/stretchFinder.ts';

const hour = 3_600_000;
const utc = (text: string): number => Date.parse(`${text}Z`);

describe('days', () => {
  test('are 23 hours long when clocks go forward and 25 when they go back', () => {
    const lengthOf = (text: string, zone: string): number => {
      const { from, to } = localDay(utc(text), zone).range;
      return (to - from) / hour;
    };
    expect(lengthOf('2026-03-29T12:00', 'Europe/Berlin')).toBe(23);
    expect(lengthOf('2026-10-25T12:00', 'Europe/Berlin')).toBe(25);
    expect(lengthOf('2026-10-24T12:00', 'Europe/Berlin')).toBe(24);
    expect(lengthOf('2026-04-05T00:00', 'Australia/Lord_Howe')).toBe(24.5);
  });

  test('begin at 01:00 where clocks jump over midnight', () => {
    expect(startOfLocalDay(utc('2018-11-04T15:00'), 'America/Sao_Paulo')).toBe(utc('2018-11-04T03:00'));
    expect(startOfLocalDay(utc('2023-04-28T10:00'), 'Africa/Cairo')).toBe(utc('2023-04-27T22:00'));
    expect(isoDate(utc('2018-11-04T03:00'), 'America/Sao_Paulo')).toBe('2018-11-04');
    expect(isoDate(utc('2018-11-04T02:59:59'), 'America/Sao_Paulo')).toBe('2018-11-03');
  });

  test('begin at the first of two midnights', () => {
    expect(startOfLocalDay(utc('2024-11-03T12:00'), 'America/Havana')).toBe(utc('2024-11-03T04:00'));
  });

  test('differ by two between the ends of the world', () => {
    const moment = utc('2026-01-01T11:00');
    expect(isoDate(moment, 'Pacific/Kiritimati')).toBe('2026-01-02');
    expect(isoDate(moment, 'Etc/GMT+12')).toBe('2025-12-31');
    expect(startOfLocalDay(moment, 'Pacific/Kiritimati')).toBe(utc('2026-01-01T10:00'));
  });

  test('a day that never was is left out: Samoa had no 30 December 2011', () => {
    const days = localDays({ from: utc('2011-12-29T12:00'), to: utc('2012-01-01T00:00') }, 'Pacific/Apia');
    const dates = days.map(({ date }) => date);
    expect(dates).toContain('2011-12-31');
    expect(days.every(({ range }) => range.to > range.from)).toBe(true);
    days.slice(1).forEach(({ range }, index) => expect(range.from).toBe(days[index]!.range.to));
  });

  test('counted backwards by the calendar, not by hours', () => {
    expect(startOfDayAfter(utc('2026-10-25T22:00'), 'Europe/Berlin', -1)).toBe(utc('2026-10-23T22:00'));
  });
});

describe('weeks and months', () => {
  test('a week begins on the day of the setting', () => {
    const friday = utc('2026-11-20T12:00');
    expect(startOfLocalWeek(friday, 'UTC', 1)).toBe(utc('2026-11-16T00:00'));
    expect(startOfLocalWeek(friday, 'UTC', 0)).toBe(utc('2026-11-15T00:00'));
    expect(startOfLocalWeek(friday, 'UTC', 6)).toBe(utc('2026-11-14T00:00'));
    expect(startOfLocalWeek(friday, 'UTC', 5)).toBe(utc('2026-11-20T00:00'));
  });

  test('months are calendar months of the zone', () => {
    expect(startOfLocalMonth(utc('2026-10-31T23:30'), 'Europe/Berlin')).toBe(utc('2026-10-31T23:00'));
    const months = localMonths({ from: utc('2026-01-31T12:00'), to: utc('2026-03-01T00:00') }, 'UTC');
    expect(months.map(({ date }) => date)).toEqual(['2026-01-01', '2026-02-01']);
  });
});

test('nothing hangs on an empty, reversed or impossible range', () => {
  const impossible = [
    { from: 5, to: 5 },
    { from: 10 * hour, to: 5 },
    { from: NaN, to: NaN },
    { from: 0, to: NaN },
  ];
  for (const range of impossible) expect(localDays(range, 'UTC').length).toBeLessThanOrEqual(1);
  expect(localDays({ from: 0, to: 100 }, 'No/Such_Zone').length).toBeLessThanOrEqual(1);
});

describe('any range of any zone', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Africa/Cairo',
    'Asia/Beirut',
    'America/Havana',
    'Atlantic/Azores',
    'America/Scoresbysund',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'Pacific/Chatham',
    'Etc/GMT+12',
  ];
  const moment = fc.integer({ min: utc('2012-01-01T00:00') / 1000, max: utc('2030-01-01T00:00') / 1000 });

  test('days follow each other without gaps, and Intl agrees on the date of their first and last instant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), moment, fc.integer({ min: 1, max: 40 }), (zone, seconds, days) => {
        const range = { from: seconds * 1000, to: seconds * 1000 + days * 24 * hour };
        const dateOf = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' });
        const found = localDays(range, zone);
        expect(found[0]!.range.from).toBeLessThanOrEqual(range.from);
        expect(found.at(-1)!.range.to).toBeGreaterThanOrEqual(range.to);
        found.forEach((stretch, index) => {
          expect(dateOf.format(stretch.range.from)).toBe(stretch.date);
          expect(dateOf.format(stretch.range.to - 1)).toBe(stretch.date);
          expect(dateOf.format(stretch.range.from - 1)).not.toBe(stretch.date);
          if (index > 0) expect(stretch.range.from).toBe(found[index - 1]!.range.to);
        });
      }),
      { numRuns: 150 },
    );
  });

  test('the finder puts every time where a plain search does', () => {
    const days = localDays({ from: utc('2026-10-20T12:00'), to: utc('2026-10-30T00:00') }, 'Europe/Berlin');
    const finder = new StretchFinder(days);
    const first = days[0]!.range.from;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2 * hour, max: 13 * 24 * hour }), { maxLength: 20 }), (offsets) => {
        for (const time of offsets.map((offset) => first + offset)) {
          expect(finder.find(time)).toBe(days.findIndex(({ range }) => time >= range.from && time < range.to));
        }
      }),
    );
    expect(new StretchFinder([]).find(5)).toBe(-1);
    expect(finder.find(NaN)).toBe(-1);
  });
});
