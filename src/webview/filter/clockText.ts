import { clockSpans } from '../../core/query/clockNumbers.ts';
import type { ClockTerm } from '../../core/query/query.ts';
import { hourText } from '../text/hourText.ts';
import type { Words } from '../text/words.ts';

/** What a condition on the clock lets through: `09:00 – 12:59`, `Mon – Fri, Sun`. */
export function clockText({ kind, numbers, negated }: ClockTerm, { t, formats }: Words): string {
  const spans = clockSpans(numbers).map(({ from, to }) => {
    if (kind === 'hour') return `${hourText(from)} – ${hourText(to).replace(':00', ':59')}`;
    return from === to ? formats.weekday(from) : `${formats.weekday(from)} – ${formats.weekday(to)}`;
  });
  return negated ? t('not {0}', spans.join(', ')) : spans.join(', ');
}
