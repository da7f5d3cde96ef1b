import { knownLocale } from './numberFormat.ts';

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const formats = new Map<string, Intl.RelativeTimeFormat>();

/** How long ago a time was, in one short unit: `2m ago`; under a minute `now`, and so is what a fast clock puts ahead. */
export function formatAge(time: number, now: number, locale: string): string {
  const age = now - time;
  const found = units.find(([, milliseconds]) => age >= milliseconds);
  if (found === undefined) return ageFormat(locale, 'auto').format(0, 'second');
  const [unit, length] = found;
  // Never `yesterday`: that is a matter of the calendar, not of hours.
  return ageFormat(locale, 'always').format(-Math.floor(age / length), unit);
}

function ageFormat(locale: string, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat {
  const key = `${numeric} ${locale}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.RelativeTimeFormat(knownLocale(locale), { style: 'narrow', numeric });
    formats.set(key, format);
  }
  return format;
}
