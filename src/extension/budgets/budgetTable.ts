import { l10n } from 'vscode';
import type { BudgetReport } from '../../core/budgets/budgetReport.ts';
import { shareText } from '../text/format.ts';
import { escapeMarkdown, table } from '../text/markdown.ts';
import { moneyText } from '../text/words.ts';
import { budgetName, forecastText, outlookText } from './budgetText.ts';

/** The budgets as a table of a hover, '' without any. */
export function budgetTable({ budgets, session, timeZone }: BudgetReport): string {
  const rows = budgets.map((state) => [
    escapeMarkdown(budgetName(state.budget)),
    escapeMarkdown(l10n.t('{0} of {1}', moneyText(state.spent), moneyText(state.budget.limit))),
    shareText(state.share),
    escapeMarkdown(forecastText(state) || outlookText(state, timeZone)),
  ]);
  if (session !== null) {
    const { spent, limit, share } = session;
    const cost = l10n.t('{0} of {1}', moneyText(spent), moneyText(limit));
    rows.push([l10n.t('Newest session'), escapeMarkdown(cost), shareText(share), '']);
  }
  if (rows.length === 0) return '';
  return table([l10n.t('Budget'), l10n.t('Spent'), l10n.t('Share'), l10n.t('At this pace')], rows);
}
