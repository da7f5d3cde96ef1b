import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { BudgetState } from '../../../../core/budgets/budgetReport.ts';
import type { Column } from '../../../table/dataTable.ts';
import { dataTable } from '../../../table/dataTable.ts';
import { codicon } from '../../../ui/codicon.ts';
import { meter } from '../meter.ts';
import { budgetName, outlookText, paceText } from './budgetWords.ts';
import { dollars } from '../../../../core/model/money.ts';
import { percentText } from '../../../grid/usageColumns.ts';
import type { Scene } from '../../tab.ts';
import type { LiveTabOptions } from '../liveOptions.ts';
import type { LivePageReport } from '../livePageReport.ts';

/** All budgets with how they stand; with more than one, a row shows its burn-down. */
export function budgetTable(
  budgets: readonly BudgetState[],
  shown: string,
  { words, actions, filter }: Scene<LivePageReport, LiveTabOptions>,
  show: (id: string) => void,
): TemplateResult {
  const { t, plural, formats } = words;
  const columns: readonly Column<BudgetState>[] = [
    {
      id: 'budget',
      text: ({ budget }) => budgetName(budget, words),
      label: t('Budget'),
      name: 'name',
      cell: ({ id, budget }) =>
        html`<span class=${id === shown ? 'strong' : ''}>${budgetName(budget, words)}</span>${
            id === shown && budgets.length > 1 ? html`<span class="hidden">, ${t('shown below')}</span>` : ''
          }`,
      title: ({ budget }) => budgetName(budget, words),
    },
    {
      id: 'spent',
      text: ({ spent, budget }) => t('{0} of {1}', formats.money(spent), formats.money(budget.limit)),
      raw: ({ spent }) => dollars(spent),
      label: t('Spent'),
      name: 'count',
      end: true,
      cell: ({ spent, budget }) =>
        html`${formats.money(spent)} <small>${t('of {0}', formats.money(budget.limit))}</small>`,
      title: ({ unpricedRequests }) =>
        unpricedRequests === 0
          ? ''
          : plural(unpricedRequests, '{0} unpriced request is in no amount', '{0} unpriced requests are in no amount'),
    },
    {
      id: 'share',
      text: ({ share }) => percentText(share, words),
      raw: ({ share }) => share,
      label: t('Share'),
      name: 'calls',
      end: true,
      cell: ({ share }) => {
        const { figure, unit } = formats.percent(share, 0);
        return html`<span class="cell-meter">${meter(share)}</span>${figure}${unit}`;
      },
    },
    {
      id: 'at_this_pace',
      basis: 'estimated',
      text: (state) => paceText(state, words) || outlookText(state, words),
      raw: ({ forecast }) => (forecast ? dollars(forecast.expected) : null),
      label: t('At this pace'),
      name: 'calls',
      end: true,
      cell: (state) => {
        const grave = state.outlook === 'runsOut' || state.outlook === 'spent';
        return html`${grave ? codicon('warning', 'small tone-warning') : ''}${paceText(state, words) || outlookText(state, words)}`;
      },
      title: (state) => outlookText(state, words),
    },
  ];
  const labelledBy = 'title-budgets';
  const key = ({ id }: BudgetState): string => id;
  const open = budgets.length > 1 ? ({ id }: BudgetState): void => show(id) : undefined;
  const menu = { id: 'live-budgets', exports: { table: 'budgets', filter }, actions } as const;
  return dataTable({ labelledBy, columns, rows: budgets, key, menu, ...(open && { open }) });
}
