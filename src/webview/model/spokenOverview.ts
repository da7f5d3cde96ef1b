import type { OverviewReport } from '../../core/reports/overview.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { Words } from '../text/words.ts';
import { costText } from './costText.ts';
import { rangeText } from './rangeText.ts';

/** What a screen reader says when another filter's figures are on screen: the range and the two main figures. */
export function spokenOverview(
  { figures }: Pick<OverviewReport, 'figures'>,
  { range }: PanelFilter,
  words: Words,
): string {
  const requests = words.plural(figures.requests, '{0} request', '{0} requests');
  return `${rangeText(range, words)}: ${costText(figures.cost, words).text}, ${requests}`;
}
