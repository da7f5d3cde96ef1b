import { compactCount, formatCount } from '../../core/format/formatCount.ts';
import type { Currency } from '../../core/format/currency.ts';
import { usDollars } from '../../core/format/currency.ts';
import { formatDuration } from '../../core/format/formatDuration.ts';
import { formatMoney } from '../../core/format/formatMoney.ts';
import { knownLocale, numberFormat } from '../../core/format/numberFormat.ts';
import type { NanoDollars } from '../../core/model/money.ts';
import { dollars } from '../../core/model/money.ts';
import type { BucketUnit } from '../../core/reports/panel/panelPeriod.ts';

/** A figure and its unit apart: the unit is drawn smaller. */
export interface FigureText {
  readonly figure: string;
  readonly unit: string;
}

/** How this user writes numbers, money and times. */
export interface Formats {
  /** Whole number with grouping. */
  integer(value: number): string;
  /** At most four digits and a unit: `412.6` `M`. */
  compact(value: number): FigureText;
  /** A length of time in ms: `2 m 14 s`. */
  duration(ms: number): string;
  /** A share of 1 as percent with `digits` decimals: `91.4` `%`. */
  percent(share: number, digits?: number): FigureText;
  /** Percentage points with one decimal. */
  points(share: number): string;
  /** Two decimals, more for an amount below one cent. */
  money(amount: NanoDollars): string;
  /** The amount in the shown currency as a number, for charts. */
  shownMoney(amount: NanoDollars): number;
  /** Every digit that is recorded, in US dollars, for hovers. */
  exactMoney(amount: NanoDollars): string;
  /** Axis label of a value in the shown currency: no cents unless the step has some. */
  axisMoney(value: number, step: number): string;
  /** `12:04:31` in the user's time zone. */
  time(ms: number): string;
  /** `2 September`, with the year when it is another one. */
  day(ms: number, now: number): string;
  /** `20 – 24 November`, or `20 November, 14:00 – 15:30` for a stretch of less than two days. */
  stretch(from: number, to: number): string;
  /** Short axis label of an ISO date: `20 Nov`, `Nov 2026` for a month, `15:00` for less than a day. */
  bucket(isoDate: string, unit: BucketUnit | 'week'): string;
  /** Short name of a day of the week, 0 for Monday. */
  weekday(day: number): string;
  /** Short name of the month of an ISO date. */
  monthName(isoDate: string): string;
  /** Long name of an ISO date for tables and sentences. */
  longBucket(isoDate: string, unit: BucketUnit | 'week'): string;
}

/** Formats of a language; texts of a time are in `timeZone`, amounts in the `shown` currency. */
export function createFormats(language: string, timeZone: string, shown: Currency = usDollars): Formats {
  const locale = knownLocale(language);
  const currency = (minimum: number, maximum: number, code = shown.code): Intl.NumberFormat =>
    numberFormat(locale, {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: minimum,
      maximumFractionDigits: maximum,
    });
  const decimals = (count: number): Intl.NumberFormatOptions => ({
    minimumFractionDigits: count,
    maximumFractionDigits: count,
  });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23', timeZone });
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone });
  const dayThisYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone });
  const dayOtherYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  // ISO dates are calendar days already: they are read and written in UTC, so that no zone can move them.
  const utc = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clockTime = utc(clock);
  const longClock = utc({ weekday: 'short', day: 'numeric', month: 'short', ...clock });
  const short: Readonly<Record<BucketUnit | 'week', Intl.DateTimeFormat>> = {
    minutes: clockTime,
    hour: clockTime,
    day: utc({ day: 'numeric', month: 'short' }),
    week: utc({ day: 'numeric', month: 'short' }),
    month: utc({ month: 'short', year: 'numeric' }),
  };
  const long: Readonly<Record<BucketUnit | 'week', Intl.DateTimeFormat>> = {
    minutes: longClock,
    hour: longClock,
    day: utc({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    week: utc({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: utc({ month: 'long', year: 'numeric' }),
  };
  const monthName = utc({ month: 'short' });
  const weekday = utc({ weekday: 'short' });
  const calendarDay = (iso: string): Date => new Date(iso.includes('T') ? `${iso}Z` : `${iso}T00:00:00Z`);
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  const moments = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...clock, timeZone });

  return {
    integer: (value) => formatCount(value, locale),
    duration: (ms) => formatDuration(ms, locale),
    compact: (value) => compactCount(value, locale),
    percent: (share, digits = 1) =>
      percentParts(numberFormat(locale, { style: 'percent', ...decimals(digits) }).formatToParts(share)),
    points: (share) => numberFormat(locale, decimals(1)).format(share * 100),
    money: (amount) => formatMoney(amount, locale, shown),
    shownMoney: (amount) => dollars(amount) * shown.rate,
    exactMoney: (amount) => currency(2, 9, usDollars.code).format(dollars(amount)),
    axisMoney: (value, step) => {
      if (Number.isInteger(step)) return currency(0, 0).format(value);
      return (step >= 0.01 ? currency(2, 2) : currency(2, 9)).format(value);
    },
    time: (ms) => time.format(ms),
    day: (ms, now) => (year.format(ms) === year.format(now) ? dayThisYear : dayOtherYear).format(ms),
    // The end is the first instant outside.
    stretch: (from, to) => (to - from < 2 * 86_400_000 ? moments : days).formatRange(from, to - 1),
    bucket: (iso, unit) => short[unit].format(calendarDay(iso)),
    // The fifth day of the epoch was a Monday.
    weekday: (day) => weekday.format(Date.UTC(1970, 0, 5 + day)),
    monthName: (iso) => monthName.format(calendarDay(iso)),
    longBucket: (iso, unit) => long[unit].format(calendarDay(iso)),
  };
}

function percentParts(parts: readonly Intl.NumberFormatPart[]): FigureText {
  const text = (sign: boolean): string =>
    parts
      .filter((part) => (part.type === 'percentSign') === sign)
      .map((part) => part.value)
      .join('')
      .trim();
  return { figure: text(false), unit: text(true) };
}
