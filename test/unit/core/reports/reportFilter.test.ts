import { describe, expect, it } from 'vitest';
import { FilterError } from '../../../../src/core/reports/filter/filterError.ts';
import type { FilterText } from '../../../../src/core/reports/filter/parseReportFilter.ts';
import { parseReportFilter } from '../../../../src/core/reports/filter/parseReportFilter.ts';
import { noFilter } from '../../../../src/core/reports/filter/reportFilter.ts';
import { rangeOf } from '../../../../src/core/reports/filter/selection.ts';
import { hour, noon } from '../../../support/ledgerBuilder.ts';

const moment = { now: noon, timeZone: 'UTC', weekStart: 1 } as const;
const dates = (text: FilterText, changes: object = {}): [string | null, string | null] => {
  const { start, end } = parseReportFilter(text, { ...moment, ...changes });
  return [start, end];
};

describe('a filter of dates', () => {
  it.each<[FilterText, string | null, string | null]>([
    [{}, null, null],
    [{ month: '2026-02' }, '2026-02-01', '2026-02-28'],
    [{ month: '2028-02' }, '2028-02-01', '2028-02-29'],
    [{ month: '' }, '2026-11-01', '2026-11-30'],
    [{ week: '2026-W47' }, '2026-11-16', '2026-11-22'],
    [{ week: '2026-W53' }, '2026-12-28', '2027-01-03'],
    [{ week: '2027-W01' }, '2027-01-04', '2027-01-10'],
    [{ week: '' }, '2026-11-16', '2026-11-22'],
    [{ year: '2026' }, '2026-01-01', '2026-12-31'],
    [{ year: '' }, '2026-01-01', '2026-12-31'],
    [{ lastDays: '1' }, '2026-11-20', '2026-11-20'],
    [{ lastDays: '30' }, '2026-10-22', '2026-11-20'],
    [{ timeframe: 'daily' }, '2026-11-20', '2026-11-20'],
    [{ timeframe: 'weekly' }, '2026-11-16', '2026-11-22'],
    [{ timeframe: 'monthly' }, '2026-11-01', '2026-11-30'],
    [{ timeframe: 'all' }, null, null],
    [{ startDate: '2026-11-01' }, '2026-11-01', null],
    [{ endDate: '2026-11-01' }, null, '2026-11-01'],
    [{ startDate: '2026-11-01', endDate: '2026-11-01' }, '2026-11-01', '2026-11-01'],
  ])('reads %j', (text, start, end) => {
    expect(dates(text)).toEqual([start, end]);
  });

  it.each<FilterText>([
    { month: '2026-13' },
    { month: 'garbage' },
    { month: '2026-1' },
    { week: '2025-W53' },
    { week: '2026-W00' },
    { week: '47' },
    { year: '26' },
    { lastDays: '0' },
    { lastDays: '-3' },
    { lastDays: '' },
    { timeframe: 'hourly' },
    { timeframe: '' },
    { startDate: '2026-02-30' },
    { startDate: '20.11.2026' },
    { endDate: '' },
    { startDate: '2026-11-02', endDate: '2026-11-01' },
    { month: '2026-11', year: '2026' },
    { timeframe: 'all', startDate: '2026-11-01' },
    { project: ' ' },
  ])('calls %j an error, never the whole history', (text) => {
    expect(() => parseReportFilter(text, moment)).toThrow(FilterError);
  });

  it('says what was wrong and how to write it', () => {
    expect(() => dates({ startDate: '2026-02-30' })).toThrow(
      'The start date is no date: "2026-02-30". Write it like 2026-11-20.',
    );
  });

  it('begins weeks on any day, and names them by the ISO week of that day', () => {
    expect(dates({ week: '2025-W52' }, { weekStart: 0 })).toEqual(['2025-12-28', '2026-01-03']);
    expect(dates({ week: '' }, { weekStart: 5 })).toEqual(['2026-11-20', '2026-11-26']);
    expect(dates({ week: '' }, { weekStart: 6 })).toEqual(['2026-11-14', '2026-11-20']);
  });

  it('takes today from the time zone', () => {
    expect(dates({ timeframe: 'daily' }, { timeZone: 'Pacific/Kiritimati' })).toEqual(['2026-11-21', '2026-11-21']);
    expect(dates({ timeframe: 'daily' }, { timeZone: 'Etc/GMT+12' })).toEqual(['2026-11-20', '2026-11-20']);
    expect(dates({ timeframe: 'daily' }, { now: noon - hour, timeZone: 'Etc/GMT+12' })).toEqual([
      '2026-11-19',
      '2026-11-19',
    ]);
  });

  it('covers whole local days, 23 and 25 hours long where clocks change', () => {
    const length = (date: string): number => {
      const range = rangeOf({ ...noFilter, start: date, end: date }, 'Europe/Berlin')!;
      return (range.to - range.from) / hour;
    };
    expect([length('2026-03-29'), length('2026-10-25'), length('2026-07-01')]).toEqual([23, 25, 24]);
  });
});
