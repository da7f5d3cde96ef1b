import { numberFormat } from './numberFormat.ts';

/** A short number in two parts, so that the unit can be set smaller: `412.6` and `M`. */
export interface CompactCount {
  readonly figure: string;
  /** '' below ten thousand. */
  readonly unit: string;
}

/** A whole number with the locale's separators: `1,234`. */
export function formatCount(count: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(count);
}

/** A number of at most four digits and its unit; below ten thousand the number itself. */
export function compactCount(count: number, locale: string): CompactCount {
  if (Math.abs(count) < 10_000) return { figure: formatCount(count, locale), unit: '' };
  const format = numberFormat(locale, { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 });
  const parts = format.formatToParts(count);
  const unit = parts.filter((part) => part.type === 'compact').map((part) => part.value);
  const figure = parts.filter(
    (part) => part.type !== 'compact' && !(part.type === 'literal' && part.value.trim() === ''),
  );
  return { figure: figure.map((part) => part.value).join(''), unit: unit.join('') };
}

/** A short number as one text: `412.6 M`; the space never breaks. */
export function formatCompactCount(count: number, locale: string): string {
  const { figure, unit } = compactCount(count, locale);
  return unit === '' ? figure : `${figure}\u00a0${unit}`;
}
