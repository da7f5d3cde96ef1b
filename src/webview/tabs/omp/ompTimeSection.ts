import type { TemplateResult } from 'lit-html';
import { html, svg } from 'lit-html';
import type { OmpTabReport } from '../../../core/reports/omp/ompTabReport.ts';
import type { TimeSeriesPoint } from '../../../core/reports/omp/ompStats.ts';
import { roving } from '../../dom/roving.ts';
import type { Words } from '../../text/words.ts';
import { iconButton } from '../../ui/button.ts';
import { section } from '../../views/section.ts';
import type { OmpScene } from './ompScene.ts';
import { dollarText } from './ompTexts.ts';
import { exportTime } from '../../../core/export/exportRow.ts';
import { exportButton } from '../../grid/exportButton.ts';
import type { MenuCells } from '../../table/tableMenu.ts';
import { offerTable } from '../../table/tableMenu.ts';

const chartId = 'omp-time';
const height = 120;
const width = 1000;
const minuteMs = 60_000;
/** More stretches than this are drawn without gaps. */
const mostBars = 400;

/** Requests over time with those that failed, drawn or as a table. */
export function ompTimeSection(stage: OmpScene): TemplateResult {
  const { report, words, actions, filter } = stage;
  const { t } = words;
  const asTable = stage.chartTables.includes(chartId);
  const title = {
    minutes: t('Requests and errors by five minutes'),
    hour: t('Requests and errors by hour'),
    day: t('Requests and errors by day'),
  }[unitOf(report.bucket)];
  const toggle = iconButton('table', t('Show as table'), () => actions.setChartAsTable(chartId, !asTable), asTable);
  const points = report.stats.timeSeries;
  const context = offerTable(columnsOf(report, words), points, ({ timestamp }) => String(timestamp), {
    id: chartId,
    exports: { table: chartId, filter },
    actions,
  });
  return section(
    chartId,
    title,
    html`<span class="grow"></span>${exportButton(chartId, title, words)}${toggle}`,
    asTable ? table(report, title, words, context) : chart(points, report, title, words, context),
  );
}

function chart(
  points: readonly TimeSeriesPoint[],
  { bucket }: OmpTabReport,
  title: string,
  words: Words,
  context: (point: TimeSeriesPoint) => string,
): TemplateResult {
  const { t, formats } = words;
  const first = points[0]?.timestamp ?? 0;
  const last = points.at(-1)?.timestamp ?? first;
  const places = Math.min(mostBars, Math.round((last - first) / bucket) + 1);
  const highest = Math.max(1, ...points.map(({ requests }) => requests));
  const step = width / places;
  const bars = points.map((point) => {
    const x = Math.min(places - 1, Math.round((point.timestamp - first) / bucket)) * step;
    const tall = (point.requests / highest) * (height - 4);
    const failed = (point.errors / highest) * (height - 4);
    const name = `${stretchText(point.timestamp, bucket, words)}: ${t('{0} requests, {1} failed', formats.integer(point.requests), formats.integer(point.errors))}`;
    return svg`<g data-vscode-context=${context(point)}><title>${name}</title>
      <rect class="omp-bar" x=${x} y=${height - tall} width=${Math.max(1, step * 0.72)} height=${tall} />
      <rect class="omp-bar-failed" x=${x} y=${height - failed} width=${Math.max(1, step * 0.72)} height=${failed} />
    </g>`;
  });
  const all = points.reduce((sum, { requests }) => sum + requests, 0);
  const failed = points.reduce((sum, { errors }) => sum + errors, 0);
  const spoken = t('{0}: {1} requests, {2} failed', title, formats.integer(all), formats.integer(failed));
  return html`<div class="omp-chart">
    <svg role="img" aria-label=${spoken} viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">${bars}</svg>
    <div class="omp-axis" aria-hidden="true">
      <span>${stretchText(first, bucket, words)}</span><span>${t('at most {0}', formats.integer(highest))}</span
      ><span>${stretchText(last, bucket, words)}</span>
    </div>
  </div>`;
}

function columnsOf({ bucket }: OmpTabReport, words: Words): readonly MenuCells<TimeSeriesPoint>[] {
  const { t, formats } = words;
  return [
    {
      id: 'time',
      label: t('Time'),
      cell: ({ timestamp }) => stretchText(timestamp, bucket, words),
      raw: ({ timestamp }) => exportTime(timestamp),
    },
    {
      id: 'requests',
      label: t('Requests'),
      cell: ({ requests }) => formats.integer(requests),
      raw: ({ requests }) => requests,
    },
    { id: 'failed', label: t('Failed'), cell: ({ errors }) => formats.integer(errors), raw: ({ errors }) => errors },
    { id: 'tokens', label: t('Tokens'), cell: ({ tokens }) => formats.integer(tokens), raw: ({ tokens }) => tokens },
    { id: 'cost', label: t('Cost'), cell: ({ cost }) => dollarText(cost, words), raw: ({ cost }) => cost },
  ];
}

function table(
  report: OmpTabReport,
  title: string,
  words: Words,
  context: (point: TimeSeriesPoint) => string,
): TemplateResult {
  const [time, ...figures] = columnsOf(report, words);
  return html`<table class="table" aria-label=${title}>
    <thead>
      <tr>
        <th scope="col">${time?.label}</th>
        ${figures.map(({ label }) => html`<th scope="col" class="end">${label}</th>`)}
      </tr>
    </thead>
    <tbody ${roving()}>
      ${report.stats.timeSeries.map(
        (point) =>
          html`<tr data-roving data-vscode-context=${context(point)}>
            <th scope="row">${time?.cell(point)}</th>
            ${figures.map(({ cell }) => html`<td class="end">${cell(point)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function unitOf(bucket: number): 'minutes' | 'hour' | 'day' {
  if (bucket < 60 * minuteMs) return 'minutes';
  return bucket < 24 * 60 * minuteMs ? 'hour' : 'day';
}

/** Stretches are of UTC, and so are their names. */
function stretchText(time: number, bucket: number, { formats }: Words): string {
  const iso = new Date(time).toISOString();
  const unit = unitOf(bucket);
  return formats.longBucket(unit === 'day' ? iso.slice(0, 10) : iso.slice(0, 16), unit);
}
