import type { FigureText } from '../../text/formats.ts';
import type { Words } from '../../text/words.ts';

const nanoPerDollar = 1e9;

/** An amount in US dollars as the panel writes money. */
export function dollarText(amount: number, { formats }: Words): string {
  return formats.money(Math.round(amount * nanoPerDollar));
}

/** A mean time in ms with its unit; a dash when there is none. */
export function timeText(ms: number | null): FigureText {
  if (ms === null) return { figure: '–', unit: '' };
  return ms < 1000 ? { figure: String(Math.round(ms)), unit: 'ms' } : { figure: (ms / 1000).toFixed(1), unit: 's' };
}

/** A mean speed; a dash when there is none. */
export function speedText(speed: number | null, { t }: Words): FigureText {
  return speed === null ? { figure: '–', unit: '' } : { figure: speed.toFixed(1), unit: t('tokens/s') };
}

/** A figure and its unit in one text. */
export function oneText({ figure, unit }: FigureText): string {
  return unit === '' ? figure : `${figure} ${unit}`;
}
