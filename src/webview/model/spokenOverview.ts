import type { OverviewReport } from '../../core/reports/overview.ts';
import type { Words } from '../text/words.ts';
import { costText } from './costText.ts';
import { rangeText } from './rangeText.ts';

/** What a screen reader says when another range or scope is on screen: its name and its two main figures. */
export function spokenOverview({ range, figures }: OverviewReport, words: Words): string {
  const requests = words.plural(figures.requests, '{0} request', '{0} requests');
  return `${rangeText(range, words.t)}: ${costText(figures.cost, words).text}, ${requests}`;
}
