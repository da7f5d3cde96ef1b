import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  isoDate,
  localDay,
  localHours,
  localMonth,
  localWeek,
  startOfDayAfter,
} from '../../../../src/core/reports/calendar.ts';
import { startOfDate } from '../../../../src/core/reports/filter/plainDate.ts';
import { localWeekHourFinder } from '../../../../src/core/reports/localHour.ts';
import { useMachineZone, zonedDate } from '../../../../src/core/reports/zonedDate.ts';

const day = 86_400_000;
const before = process.env['TZ'];
/** With clocks that jump over midnight, by half an hour, the other way round, over a whole day, and not at all. */
const zones = ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia', 'UTC'];

afterEach(() => {
  useMachineZone('');
  process.env['TZ'] = before ?? '';
  if (before === undefined) delete process.env['TZ'];
});

/** Everything a calendar is asked. */
function answers(time: number, zone: string): unknown {
  return [
    isoDate(time, zone),
    localDay(time, zone),
    localWeek(time, zone, 1),
    localMonth(time, zone),
    localHours({ from: time, to: time + 3 * 3_600_000 }, zone),
    startOfDayAfter(time, zone, -7),
    startOfDate(new Date(time).toISOString().slice(0, 10), zone),
    localWeekHourFinder(zone)(time),
  ];
}

/** Instants within a day of which the machine's clock moves. */
function moves(): number[] {
  const found: number[] = [];
  const offset = (time: number): number => new Date(time).getTimezoneOffset();
  for (let time = Date.UTC(2008, 0); time < Date.UTC(2030, 0); time += day) {
    if (offset(time) !== offset(time + day)) found.push(time);
  }
  return found;
}

describe("the machine's own zone", () => {
  test.each(zones)('%s has the same calendar without tables', (zone) => {
    process.env['TZ'] = zone;
    const near = moves().slice(-24);
    const times = fc.oneof(
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2036, 0) }),
      fc.tuple(fc.constantFrom(...near, Date.UTC(2020, 0)), fc.integer({ min: -day, max: day })).map(([a, b]) => a + b),
    );
    fc.assert(
      fc.property(times, (time) => {
        useMachineZone('');
        const withTables = answers(time, zone);
        useMachineZone(zone);
        expect(answers(time, zone)).toEqual(withTables);
      }),
      { numRuns: 40 },
    );
  });

  test('is not taken for another', () => {
    process.env['TZ'] = 'Asia/Tokyo';
    useMachineZone('Asia/Tokyo');
    expect(zonedDate(0, 'Asia/Tokyo').getHours()).toBe(9);
    expect(zonedDate(0, 'Asia/Kolkata').getMinutes()).toBe(30);
  });
});
