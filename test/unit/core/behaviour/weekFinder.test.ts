import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WeekFinder } from '../../../../src/core/behaviour/weekFinder.ts';
import { localWeek, type WeekStart } from '../../../../src/core/reports/calendar.ts';
import { isPlausibleTime } from '../../../../src/core/usage/plausibleTime.ts';

const zones = ['UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Niue', 'America/St_Johns', 'Australia/Lord_Howe'];
const time = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2027, 0, 1) });

it('finds the week the calendar names, in whatever order it is asked', () => {
  const zone = fc.constantFrom(...zones);
  const start = fc.integer({ min: 0, max: 6 }) as fc.Arbitrary<WeekStart>;
  fc.assert(
    fc.property(zone, start, fc.array(time, { minLength: 1, maxLength: 30 }), (timeZone, weekStart, times) => {
      const finder = new WeekFinder(timeZone, weekStart);
      for (const at of times) expect(finder.week(finder.find(at))).toEqual(localWeek(at, timeZone, weekStart));
    }),
  );
});

it('finds the weeks of many times as of each alone, and none for what cannot be a time', () => {
  const now = Date.UTC(2026, 10, 26);
  const finder = new WeekFinder('Europe/Berlin', 1);
  const at = fc.oneof(time, fc.constantFrom(Number.NaN, 0, -1, 8e15, now + 25 * 3_600_000, now + 23 * 3_600_000));
  fc.assert(
    fc.property(fc.array(at, { maxLength: 30 }), (times) => {
      const places = Uint32Array.from(times.keys());
      const found = [...finder.findAll(Float64Array.from(times), places, now)];
      expect(found).toEqual(times.map((one) => (isPlausibleTime(one, now) ? finder.find(one) : -1)));
    }),
  );
});
