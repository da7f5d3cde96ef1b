import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import type { ModelsTabReport, ModelTabRow } from '../../../core/reports/panel/modelsTabReport.ts';
import type { Quantiles } from '../../../core/reports/usage/quantiles.ts';
import { withFacet } from '../../../core/reports/panel/panelFilter.ts';
import { sparkline } from '../../charts/sparkline.ts';
import { cssVars } from '../../dom/cssVars.ts';
import type { Grid, GridColumn } from '../../grid/grid.ts';
import { sortRows } from '../../grid/sortRows.ts';
import { costColumn, usageColumns } from '../../grid/usageColumns.ts';
import { durationText } from '../../model/durationText.ts';
import { tokenKinds } from '../../model/tokenKinds.ts';
import { modelSlots } from '../../state/seriesSlots.ts';
import { clip } from '../../text/clip.ts';
import { swatch } from '../../views/swatch.ts';
import type { Scene } from '../tab.ts';
import type { ModelsOptions } from './modelsTab.ts';

/** The table of models: two can be picked to be compared; a row leads to the model's sessions. */
export function modelGrid(
  scene: Scene<ModelsTabReport, ModelsOptions>,
  names: ReadonlyMap<string, string>,
): Grid<ModelTabRow> {
  const { report, words, options, choose, actions, filter, slots } = scene;
  const { t, formats, plural } = words;
  const { rows, totals } = report;
  const most = Math.max(0, ...rows.map(({ figures }) => figures.cost.amount));
  const { compared } = options;
  const compare = (key: string): void =>
    choose({
      compared: compared.includes(key) ? compared.filter((other) => other !== key) : [...compared, key].slice(-2),
    });
  const name = (row: ModelTabRow): unknown => {
    const key = modelKey(row.model);
    const short = names.get(key) ?? key;
    return html`<input
        type="checkbox"
        class="pick"
        tabindex="-1"
        aria-label=${t('Compare {0}', clip(key))}
        .checked=${compared.includes(key)}
        @change=${() => compare(key)}
      />${swatch(slots.get(key) ?? modelSlots)}<bdi>${clip(short)}</bdi>${
        short === row.model.modelID ? html`<small>${clip(row.model.providerID)}</small>` : ''
      }`;
  };
  const kinds = (row: ModelTabRow): unknown => {
    const parts = tokenKinds({ figures: row.figures, buckets: [] }, words);
    return html`<span class="kinds mini"
      >${parts.map(({ kind, share }) => html`<i class="kind-${kind}" ${cssVars({ '--share': share.toFixed(5) })}></i>`)}</span
    >`;
  };
  const kindsText = ({ figures }: ModelTabRow): string =>
    tokenKinds({ figures, buckets: [] }, words)
      .map(({ label, tokens }) => `${label} ${formats.integer(tokens)}`)
      .join(', ');
  const speed = ({ speed: own }: Pick<ModelTabRow, 'speed'>): string =>
    own ? `${formats.integer(Math.round(own.median))} / ${formats.integer(Math.round(own.p90))}` : '–';
  const latency = (own: Quantiles | null): string =>
    own ? `${durationText(own.median, words)} / ${durationText(own.p90, words)}` : '–';
  const day = (ms: number): string => (ms > 0 ? formats.day(ms, report.asOf) : '–');
  const columns: readonly GridColumn<ModelTabRow>[] = [
    {
      id: 'model',
      label: t('Model'),
      width: 220,
      cell: name,
      text: ({ model }) => clip(modelKey(model)),
      value: ({ model }) => modelKey(model),
      total: plural(rows.length, '{0} model', '{0} models'),
    },
    costColumn(({ figures }) => figures.cost, most, totals.figures.cost, words),
    ...usageColumns<ModelTabRow>(rows, totals, words),
    {
      id: 'kinds',
      label: t('By kind'),
      width: 108,
      cell: kinds,
      text: kindsText,
      value: ({ figures }) => figures.tokens.output / Math.max(1, totalTokens(figures.tokens)),
    },
    {
      id: 'speed',
      label: t('tok/s p50 / p90'),
      width: 100,
      end: true,
      cell: speed,
      text: speed,
      value: ({ speed: own }) => own?.median ?? -1,
      total: speed(totals),
    },
    {
      id: 'latency',
      label: t('Request time p50 / p90'),
      hint: t(
        'From when a request was sent to the end of its answer, median and 90th percentile; OpenCode does not record when the first token came',
      ),
      width: 148,
      end: true,
      cell: (row) => latency(row.latency),
      text: (row) => latency(row.latency),
      value: (row) => row.latency?.median ?? -1,
      total: latency(report.latency),
    },
    {
      id: 'first',
      label: t('First'),
      width: 108,
      end: true,
      cell: ({ firstUse }) => day(firstUse),
      text: ({ firstUse }) => day(firstUse),
      value: ({ firstUse }) => firstUse,
      optional: true,
    },
    {
      id: 'last',
      label: t('Last'),
      width: 108,
      end: true,
      cell: ({ lastUse }) => day(lastUse),
      text: ({ lastUse }) => day(lastUse),
      value: ({ lastUse }) => lastUse,
    },
    {
      id: 'trend',
      label: t('Course'),
      width: 108,
      cell: ({ course }) => sparkline(course, { width: 88, height: 16 }),
      text: ({ course }) => course.map((amount) => formats.money(amount)).join(' '),
    },
  ];
  const sorted = sortRows(rows, columns, options.looks.sort);
  return {
    id: 'model-rows',
    label: t('Models'),
    columns,
    rows: { count: sorted.length, at: (index) => sorted[index] },
    key: ({ model }) => modelKey(model),
    looks: options.looks,
    choose: (looks) => choose({ looks }),
    open: ({ model }) => actions.go({ tab: 'sessions', filter: withFacet(filter, 'models', [modelKey(model)]) }),
    filterOf: ({ model }) => withFacet(filter, 'models', [modelKey(model)]),
    exports: { kind: 'models', filter },
    words,
    actions,
    tall: 12,
  };
}
