import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import type { TimeRange } from '../../../core/reports/overview.ts';
import type { ModelsTabReport } from '../../../core/reports/panel/modelsTabReport.ts';
import { gridSection } from '../../grid/gridSection.ts';
import { modelNames } from '../../model/modelNames.ts';
import { timeReportOf } from '../../model/timeReportOf.ts';
import type { StackedBarsModel } from '../../model/stackedBarsModel.ts';
import { stackedBars } from '../../charts/stackedBars.ts';
import { offerChart } from '../../charts/chartMenu.ts';
import { chartTable } from '../../charts/chartTable.ts';
import { iconButton } from '../../ui/button.ts';
import { costMarks } from '../../views/costMarks.ts';
import { legend } from '../../views/legend.ts';
import { section } from '../../views/section.ts';
import type { Scene } from '../tab.ts';
import { compareSection } from './compareSection.ts';
import { facetGrid } from './facetGrid.ts';
import { modelGrid } from './modelGrid.ts';
import type { ModelsOptions } from './modelsTab.ts';
import { whatIfSection } from './whatIfSection.ts';
import { tokenKinds } from '../../model/tokenKinds.ts';

/** All models, two of them side by side, other prices, and how the cost was shared over time. */
export function modelsView(scene: Scene<ModelsTabReport, ModelsOptions>, share: StackedBarsModel): TemplateResult {
  const { report, words, options } = scene;
  const { t, plural } = words;
  const { compared } = options;
  const aside =
    compared.length === 2 ? t('2 selected to compare') : plural(report.rows.length, '{0} model', '{0} models');
  const names = modelNames(report.rows.map(({ model }) => model));
  return html`<div class="page">
    ${gridSection(t('Models'), html`${aside}${kindLegend(scene)}`, modelGrid(scene, names))}
    ${costMarks(
      report.rows.map(({ figures }) => figures),
      words,
    )}
    <div class="halves">${compareSection(scene, names)} ${whatIfSection(scene, names)}</div>
    ${shareSection(scene, share)} ${facetSections(scene)}
  </div>`;
}

/** The same usage by whose models they were, by agent and, where there are several, by database or log. */
function facetSections(scene: Scene<ModelsTabReport, ModelsOptions>): TemplateResult {
  const { report, words } = scene;
  const { t, plural } = words;
  const { providers, agents, sources } = report;
  const [byProvider, byAgent, bySource] = [
    facetGrid(scene, { facet: 'providers', label: t('Provider'), icon: 'cloud', rows: providers }),
    facetGrid(scene, { facet: 'agents', label: t('Agent'), icon: 'hubot', rows: agents, kind: 'agents' }),
    facetGrid(scene, { facet: 'sources', label: t('Source'), icon: 'database', rows: sources }),
  ];
  return html`<div class="halves">
      ${gridSection(t('By provider'), plural(providers.length, '{0} provider', '{0} providers'), byProvider)}
      ${gridSection(t('By agent'), plural(agents.length, '{0} agent', '{0} agents'), byAgent)}
    </div>
    ${sources.length < 2 ? nothing : gridSection(t('By source'), t('each request is counted once'), bySource)}`;
}

/** What the colours of the column by kind mean. */
function kindLegend({ report, words }: Scene<ModelsTabReport, ModelsOptions>): TemplateResult {
  return html`<span class="models-legend" aria-hidden="true"
    >${tokenKinds({ figures: report.totals.figures }, words).map(
      ({ kind, label }) => html`<span><i class="swatch kind-${kind}"></i>${label}</span>`,
    )}</span
  >`;
}

function shareSection(scene: Scene<ModelsTabReport, ModelsOptions>, model: StackedBarsModel): TemplateResult {
  const { report, words, actions, filter, look } = scene;
  const { t } = words;
  const asTable = scene.chartTables.includes('model-share');
  const go = (tab: string | null, range: TimeRange): void =>
    actions.go({ ...(tab === null ? {} : { tab }), filter: { ...filter, range } });
  const at = (index: number): TimeRange | undefined => report.buckets[index]?.range;
  const picked = (index: number): void => {
    const range = at(index);
    if (range) go('sessions', range);
  };
  const brushed = (first: number, last: number): void => {
    const [from, to] = [at(first)?.from, at(last)?.to];
    if (from !== undefined && to !== undefined) go(null, { from, to });
  };
  const parts = model.series.filter(({ visible }) => visible);
  const summary = t(
    'Share of cost: {0}',
    parts.map(({ name, total }) => `${name} ${model.measure.text(total)}`).join(', '),
  );
  const context = offerChart(
    model,
    {
      id: 'model-share',
      filterOf: (index) => ({ ...filter, range: at(index) ?? filter.range }),
      exports: { kind: timeReportOf(report.bucket), filter },
    },
    words,
    actions,
  );
  const focused = (index: number): void =>
    actions.announce(
      `${model.longLabels[index] ?? ''}: ${parts.map(({ name, amounts }) => `${name} ${model.measure.text(amounts[index] ?? 0)}`).join(', ')}`,
    );
  const input = { model, words, focused, picked, brushed, context, colors: look.colors, still: look.still };
  return section(
    'model-share',
    t('Share of cost'),
    html`${legend(model, words, actions)}
    ${iconButton('table', t('Show as table'), () => actions.setChartAsTable('model-share', !asTable), asTable)}`,
    asTable
      ? chartTable(model, t('Share of cost'), words, { open: picked, context })
      : html`<div class="chart low">
          <canvas role="img" tabindex="0" aria-label=${summary} ${stackedBars(input)}></canvas>
        </div>`,
  );
}

/** Key of a row's model, as the filter names it. */
export function keyOf({ model }: Pick<ModelsTabReport['rows'][number], 'model'>): string {
  return modelKey(model);
}
