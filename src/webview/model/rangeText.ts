import type { RangeName } from '../../core/reports/overview.ts';
import type { Translate } from '../text/translate.ts';

/** Name of a range as the picker shows it. */
export function rangeText(range: RangeName, t: Translate): string {
  return {
    today: t('Today'),
    '7d': t('Last 7 days'),
    '30d': t('Last 30 days'),
    '90d': t('Last 90 days'),
    all: t('All time'),
  }[range];
}

/** What the change of a figure compares with, '' when there is nothing before. */
export function comparisonText(range: RangeName, t: Translate): string {
  return {
    today: t('vs. yesterday'),
    '7d': t('vs. 7 d before'),
    '30d': t('vs. 30 d before'),
    '90d': t('vs. 90 d before'),
    all: '',
  }[range];
}
