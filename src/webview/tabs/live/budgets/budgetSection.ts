import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { BudgetReport, BudgetState } from '../../../../core/budgets/budgetReport.ts';
import { burnDown } from '../../../../core/budgets/burnDown.ts';
import { burnDownChart } from '../../../charts/burnDown/burnDownChart.ts';
import { bucketName } from '../../../charts/burnDown/burnDownInput.ts';
import { leftText } from '../../../charts/burnDown/burnDownMarks.ts';
import { iconButton, linkButton } from '../../../ui/button.ts';
import { codicon } from '../../../ui/codicon.ts';
import { section } from '../../../views/section.ts';
import type { Scene } from '../../tab.ts';
import type { LiveTabOptions } from '../liveOptions.ts';
import type { LivePageReport } from '../livePageReport.ts';
import { budgetTable } from './budgetTable.ts';
import { budgetName, burnDownSummary, outlookText, runawayTexts } from './budgetWords.ts';
import { burnDownTable } from './burnDownTable.ts';

/** Under it the choice of the table twin is kept. */
const chartId = 'budget';

/** Every budget with its state, what runs away, and how the chosen budget melts and is expected to end. */
export function budgetSection(scene: Scene<LivePageReport, LiveTabOptions>): TemplateResult {
  const { report, options, words, chartTables, actions, choose } = scene;
  const { t } = words;
  const { budgets } = report;
  const asTable = chartTables.includes(chartId);
  const shown = budgets === null ? null : shownBudget(budgets.budgets, options.budget);
  const aside = html`${shown === null ? nothing : outlookTag(shown, scene)}
    <span class="spacer"></span>
    ${linkButton(t('Set Budget...'), () => actions.run({ name: 'setBudget' }))}
    ${shown === null ? nothing : iconButton('table', t('Show as table'), () => actions.setChartAsTable(chartId, !asTable), asTable)}`;
  const body =
    budgets === null
      ? html`<p class="quiet">${t('The budgets could not be read. They are asked for again with the next look.')}</p>`
      : html`${warnings(budgets, scene)}
        ${
          shown === null
            ? html`<p class="quiet">${t('No budget is set. With one, this shows how long it lasts.')}</p>`
            : html`${budgetTable(budgets.budgets, shown.id, scene, (budget) => choose({ budget }))}
              ${chart(shown, budgets.now, asTable, scene)}`
        }`;
  return section('budgets', t('Budgets'), aside, body);
}

/** The one chosen, else the longest period: it has most to tell. */
function shownBudget(budgets: readonly BudgetState[], wanted: string): BudgetState | null {
  const ofAll = budgets.filter(({ budget }) => budget.scope === 'everywhere');
  return budgets.find(({ id }) => id === wanted) ?? ofAll.at(-1) ?? budgets.at(-1) ?? null;
}

function outlookTag(state: BudgetState, { words }: Scene<LivePageReport, LiveTabOptions>): TemplateResult {
  const text = outlookText(state, words);
  const isGrave = state.outlook === 'runsOut' || state.outlook === 'spent';
  if (!isGrave) return html`<span class="section-note">${text}</span>`;
  return html`<span class="state-tag tone-warning">${codicon('warning', 'small')}${text}</span>`;
}

function warnings(budgets: BudgetReport, { words, actions }: Scene<LivePageReport, LiveTabOptions>): TemplateResult {
  return html`${runawayTexts(budgets, words).map(
    ({ sessionId, text }) =>
      html`<p class="runaway">
        ${codicon('warning', 'small tone-warning')}<span>${text}</span>
        ${linkButton(words.t('Open Session'), () => actions.openSession(sessionId))}
      </p>`,
  )}`;
}

function chart(
  state: BudgetState,
  now: number,
  asTable: boolean,
  { words, look, actions }: Scene<LivePageReport, LiveTabOptions>,
): TemplateResult {
  const burn = burnDown(state, now);
  const summary = burnDownSummary(state, words);
  if (asTable) return burnDownTable(state, burn, summary, words);
  const focused = (index: number): void => {
    const { formats, t } = words;
    const spent = t('{0} spent', formats.money(state.buckets[index - 1] ?? 0));
    actions.announce(`${bucketName(state, index, words)}: ${spent}, ${leftText(burn.past[index]?.left ?? 0, words)}`);
  };
  // A minute moves the line by less than a pixel, and the clock alone is no reason to draw.
  const key = JSON.stringify([state.id, state.spent, state.buckets, state.forecast, Math.floor(now / 60_000)]);
  return html`<div class="chart burn-down">
    <canvas
      role="img"
      tabindex="0"
      aria-label=${summary}
      title=${budgetName(state.budget, words)}
      ${burnDownChart({ key, state, burn, colors: look.colors, words, still: look.still, focused })}
    ></canvas>
  </div>`;
}
