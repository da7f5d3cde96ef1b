import { numberFormat } from './numberFormat.ts';

/** A share (0..1) as percent; a share that is not quite nothing, or not quite all, is never rounded to it. */
export function formatPercent(share: number, locale: string, decimals = 0): string {
  const format = numberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const step = 10 ** -(decimals + 2);
  if (share > 0 && share < step / 2) return `<${format.format(step)}`;
  if (share < 1 && share > 1 - step / 2) return `>${format.format(1 - step)}`;
  return format.format(share);
}
