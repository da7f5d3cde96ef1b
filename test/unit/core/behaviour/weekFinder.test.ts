import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WeekFinder } from '../../../../src/core/behaviour/weekFinder.ts';
import { localWeek, type WeekStart } from '../../../../src/core/reports/calendar.ts';

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
