import { numberFormat } from './numberFormat.ts';

type DurationUnit = 'millisecond' | 'second' | 'minute' | 'hour' | 'day';

const milliseconds: readonly (readonly [DurationUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** A length of time in its two largest units, `2 m 14 s`; from ten of the larger on that one alone, `26 m`. */
export function formatDuration(duration: number, locale: string): string {
  if (!(duration > 0)) return unitText(0, 'second', locale);
  if (duration < 1000) return unitText(Math.max(1, Math.round(duration)), 'millisecond', locale);
  const index = milliseconds.findIndex(([, length]) => duration >= length);
  const [unit, length] = milliseconds[index] ?? ['second', 1000];
  const whole = Math.floor(duration / length);
  const smaller = milliseconds[index + 1];
  if (smaller === undefined || whole >= 10) return unitText(whole, unit, locale);
  const rest = Math.floor((duration % length) / smaller[1]);
  return rest === 0
    ? unitText(whole, unit, locale)
    : `${unitText(whole, unit, locale)} ${unitText(rest, smaller[0], locale)}`;
}

function unitText(count: number, unit: DurationUnit, locale: string): string {
  const parts = numberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).formatToParts(count);
  const figure = parts.filter(({ type }) => type !== 'unit' && type !== 'literal').map(({ value }) => value);
  const name = parts.find(({ type }) => type === 'unit')?.value ?? '';
  return `${figure.join('')}\u00a0${name}`;
}
