import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { BudgetState } from '../../../../core/budgets/budgetReport.ts';
import type { BurnDown } from '../../../../core/budgets/burnDown.ts';
import { bucketName } from '../../../charts/burnDown/burnDownInput.ts';
import { roving } from '../../../dom/roving.ts';
import type { Words } from '../../../text/words.ts';
import { paceText } from './budgetWords.ts';

/** The burn-down's own numbers, the newest first, and on top what the end is expected to be. */
export function burnDownTable(state: BudgetState, { past }: BurnDown, label: string, words: Words): TemplateResult {
  const { t, formats } = words;
  const { limit } = state.budget;
  const even = (index: number): number => Math.max(0, limit - (limit / state.bucketCount) * index);
  const pace = paceText(state, words);
  const rows = past.map(({ left }, index) => ({ left, index })).slice(1);
  return html`<div class="chart-table burn-down">
    <table class="table sticky" aria-label=${label}>
      <thead>
        <tr>
          <th scope="col">${t('Date')}</th>
          <th scope="col" class="end">${t('Spent')}</th>
          <th scope="col" class="end">${t('Left')}</th>
          <th scope="col" class="end">${t('At an even pace')}</th>
        </tr>
      </thead>
      <tbody ${roving()}>
        ${
          pace === ''
            ? nothing
            : html`<tr data-roving>
                <th scope="row">${t('At the end, at this pace')}</th>
                <td class="end strong">${pace}</td>
                <td class="end">${formats.money(limit - (state.forecast?.expected ?? 0))}</td>
                <td class="end">${formats.money(0)}</td>
              </tr>`
        }
        ${rows.reverse().map(
          ({ left, index }) =>
            html`<tr data-roving>
              <th scope="row">${bucketName(state, index, words)}</th>
              <td class="end">${formats.money(state.buckets[index - 1] ?? 0)}</td>
              <td class="end">${formats.money(left)}</td>
              <td class="end">${formats.money(even(index))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
