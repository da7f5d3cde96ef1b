import { l10n } from 'vscode';
import type { BudgetReport } from '../../core/budgets/budgetReport.ts';
import { modelKey } from '../../core/model/modelId.ts';
import { totalTokens } from '../../core/model/tokenUsage.ts';
import type { ModelsReport } from '../../core/reports/modelsReport.ts';
import type { PeriodReport } from '../../core/reports/periodReport.ts';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import type { Usage } from '../../core/reports/usage/usage.ts';
import type { PaneContent, PaneRow } from '../../protocol/paneApi.ts';
import { ageText, countText, shareText, tokensText } from '../text/format.ts';
import { costText, moneyText } from '../text/words.ts';
import { cellText } from './cellText.ts';
import { titleOf } from './paneTitle.ts';

/** What the page adds: when it was read. */
export type BareContent = Omit<PaneContent, 'asOf'>;

/** Daily costs, newest first, with the day's budget beside them. */
export function dailyContent({ rows, totals }: PeriodReport, budgets: BudgetReport | undefined): BareContent {
  const today = budgets?.budgets.find(({ id }) => id === 'everywhere:day');
  const limit = today?.budget.limit ?? 0;
  const most = Math.max(1, limit, ...rows.map(({ figures }) => figures.cost.amount));
  const note =
    today === undefined
      ? l10n.t('last 30 days')
      : l10n.t('today {0} of {1} ({2})', moneyText(today.spent), moneyText(limit), shareText(today.share));
  return {
    title: titleOf('daily'),
    note,
    head: [l10n.t('Day'), l10n.t('Sessions'), l10n.t('Requests'), l10n.t('Tokens'), l10n.t('Cost')],
    rows: [...rows].reverse().map(({ label, figures }): PaneRow => {
      const over = limit > 0 && figures.cost.amount >= limit;
      const name = label === '' ? l10n.t('no date') : label;
      return {
        key: label,
        cells: [over ? l10n.t('{0}, over budget', name) : name, countText(figures.sessions), ...usageCells(figures)],
        share: figures.cost.amount / most,
        sessionId: '',
        tone: over ? 'warning' : 'calm',
      };
    }),
    total: totalCells(totals, [countText(totals.figures.sessions)]),
    empty: l10n.t('Nothing was spent in the last 30 days.'),
  };
}

/** The models, the costliest first. */
export function modelsContent({ rows, totals }: ModelsReport): BareContent {
  const most = Math.max(1, ...rows.map(({ figures }) => figures.cost.amount));
  return {
    title: titleOf('models'),
    note: l10n.t('last 30 days'),
    head: [l10n.t('Model'), l10n.t('Share'), l10n.t('Requests'), l10n.t('Tokens'), l10n.t('Cost')],
    rows: rows.map(({ model, figures, costShare }) => ({
      key: modelKey(model),
      cells: [cellText(modelKey(model)), costShare === null ? '' : shareText(costShare), ...usageCells(figures)],
      share: figures.cost.amount / most,
      sessionId: '',
      tone: 'calm',
    })),
    total: totalCells(totals, ['']),
    empty: l10n.t('No model was used in the last 30 days.'),
  };
}

/** The sessions, newest first; each opens. */
export function historyContent(sessions: readonly SessionSummary[], now: number): BareContent {
  const most = Math.max(1, ...sessions.map(({ workflow }) => workflow.cost.amount));
  return {
    title: titleOf('history'),
    note: '',
    head: [l10n.t('Session'), l10n.t('Project'), l10n.t('Age'), l10n.t('Requests'), l10n.t('Tokens'), l10n.t('Cost')],
    rows: sessions.map(({ id, title, projectLabel, lastActivity, workflow }) => ({
      key: id,
      cells: [cellText(title) || id, cellText(projectLabel), ageText(lastActivity, now), ...usageCells(workflow)],
      share: workflow.cost.amount / most,
      sessionId: id,
      tone: 'calm',
    })),
    total: [],
    empty: l10n.t('OpenCode has no sessions yet.'),
  };
}

function usageCells({ requests, tokens, cost }: Usage['figures']): string[] {
  return [countText(requests), tokensText(totalTokens(tokens)), costText(cost)];
}

function totalCells({ figures }: Usage, second: readonly string[]): string[] {
  return [l10n.t('Total'), ...second, ...usageCells(figures)];
}
