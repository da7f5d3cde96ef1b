import type { PanelRange, RangeName } from '../../core/reports/panel/panelFilter.ts';
import type { Translate } from '../text/translate.ts';
import type { Words } from '../text/words.ts';

/** Name of a range as the picker shows it. */
export function rangeName(range: RangeName, t: Translate): string {
  return {
    '1h': t('Last hour'),
    '24h': t('Last 24 hours'),
    today: t('Today'),
    '7d': t('Last 7 days'),
    '30d': t('Last 30 days'),
    '90d': t('Last 90 days'),
    month: t('This month'),
    all: t('All time'),
  }[range];
}

/** A range in words: its name, or its two ends. */
export function rangeText(range: PanelRange, { t, formats }: Words): string {
  return typeof range === 'string' ? rangeName(range, t) : formats.stretch(range.from, range.to);
}

/** What the change of a figure compares with, '' when there is nothing before. */
export function comparisonText(range: PanelRange, t: Translate): string {
  if (typeof range !== 'string') return t('vs. as long before');
  return {
    '1h': t('vs. hour before'),
    '24h': t('vs. 24 h before'),
    today: t('vs. yesterday'),
    '7d': t('vs. 7 d before'),
    '30d': t('vs. 30 d before'),
    '90d': t('vs. 90 d before'),
    month: t('vs. as long before'),
    all: '',
  }[range];
}
