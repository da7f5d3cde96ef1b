import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import type { GrowthStep } from '../../../core/transcript/contextGrowth.ts';
import { roving } from '../../dom/roving.ts';
import { iconButton } from '../../ui/button.ts';
import { section } from '../../views/section.ts';
import type { InspectorActions } from '../../inspector/state/inspectorActions.ts';
import { growthChart } from './growthChart.ts';
import { type GrowthInput, growthKinds, kindName } from './growthInput.ts';
import { growthSummary, missText, spokenStep, stepName } from './growthText.ts';
import { tableContext } from '../../grid/menuTarget.ts';
import { inspectorMenu } from '../../inspector/lists/inspectorMenu.ts';
import type { MenuCells } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

/** What fills the context window, request by request, as a chart or as a table. */
export function growthSection(
  input: Omit<GrowthInput, 'select' | 'focused'>,
  asTable: boolean,
  actions: InspectorActions,
): TemplateResult {
  const { words, steps, limit } = input;
  const { t } = words;
  const legend = growthKinds.map(
    ({ kind }) => html`<span><i class="swatch kind-${kind}"></i>${kindName(kind, words)}</span>`,
  );
  const aside = html`<span class="caption">${t('per request')}</span>
    <span class="kind-legend" aria-hidden="true">${legend}</span>
    ${iconButton('table', t('Show as table'), () => actions.setGrowthAsTable(!asTable), asTable)}`;
  const select = ({ requestId }: GrowthStep): void =>
    actions.select({ kind: 'request', id: requestId, requestId }, 'elsewhere');
  const focused = (step: GrowthStep): void => actions.announce(spokenStep(step, words));
  const menu = inspectorMenu('context', actions);
  const context = offerTable(growthColumns(words), steps, ({ requestId }) => requestId, menu);
  const chart = html`<div class="chart growth-chart" data-vscode-context=${tableContext(menu)}>
    <canvas
      role="img"
      tabindex="0"
      aria-label=${growthSummary(steps, limit, words)}
      ${growthChart({ ...input, select, focused })}
    ></canvas>
  </div>`;
  const content = steps.length === 0 ? html`<p class="quiet none">${t('No request has used a token yet.')}</p>` : chart;
  return section('growth', t('Context growth'), aside, asTable ? growthTable(input, context) : content);
}

function growthColumns(words: GrowthInput['words']): readonly MenuCells<GrowthStep>[] {
  const { t, formats } = words;
  return [
    { id: 'request', label: t('Request'), cell: (step) => stepName(step, words) },
    ...growthKinds.map(({ kind }): MenuCells<GrowthStep> => ({
      id: kind,
      label: kindName(kind, words),
      cell: ({ tokens }) => formats.integer(tokens[kind]),
      raw: ({ tokens }) => tokens[kind],
    })),
    { id: 'marks', label: t('Marks'), cell: (step) => marksOf(step, words) },
  ];
}

function marksOf(step: GrowthStep, words: GrowthInput['words']): string {
  const marks = [step.compaction ? words.t('compaction') : '', step.miss ? missText(step.miss, words) : ''];
  return marks.filter((text) => text !== '').join(', ');
}

function growthTable(
  { steps, words }: Omit<GrowthInput, 'select' | 'focused'>,
  context: (step: GrowthStep) => string,
): TemplateResult {
  const { t, short } = words;
  const cell = (tokens: number): TemplateResult =>
    html`<td class="end ${tokens === 0 ? 'zero' : ''}">${short(tokens)}</td>`;
  return html`<div class="chart-table growth-table">
    <table class="table" aria-label=${t('Context growth')}>
      <thead>
        <tr>
          <th scope="col">${t('Request')}</th>
          ${growthKinds.map(({ kind }) => html`<th scope="col" class="end">${kindName(kind, words)}</th>`)}
          <th scope="col" class="end">${t('Total')}</th>
          <th scope="col">${t('Marks')}</th>
        </tr>
      </thead>
      <tbody ${roving()}>
        ${steps.map(
          (step) =>
            html`<tr data-roving data-vscode-context=${context(step)}>
              <th scope="row">${stepName(step, words)}</th>
              ${growthKinds.map(({ kind }) => cell(step.tokens[kind]))} ${cell(totalTokens(step.tokens))}
              <td>${marksOf(step, words)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
