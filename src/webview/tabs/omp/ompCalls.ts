import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { MessageStats } from '../../../core/reports/omp/ompStats.ts';
import type { RequestDetail } from '../../../core/reports/omp/ompTabReport.ts';
import type { Column } from '../../table/dataTable.ts';
import { dataTable } from '../../table/dataTable.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { button, iconButton } from '../../ui/button.ts';
import { section } from '../../views/section.ts';
import type { OmpScene } from './ompScene.ts';
import { dollarText, oneText, speedText, timeText } from './ompTexts.ts';
import { exportTime } from '../../../core/export/exportRow.ts';
import type { ViewValue } from '../../../core/export/viewTable.ts';

/** Longer lines are cut in the panel; they can be copied whole. */
const longestLine = 20_000;

/** The newest requests; each opens in full. */
export function ompRecent(scene: OmpScene, rows: readonly MessageStats[] = scene.report.recent): TemplateResult {
  const { words, choose, actions, filter } = scene;
  const { t, formats } = words;
  const columns: readonly Column<MessageStats>[] = [
    {
      id: 'model',
      label: t('Model'),
      name: 'name',
      cell: ({ model }) => html`<bdi>${clip(model)}</bdi>`,
      raw: ({ provider, model }) => `${provider}/${model}`,
      title: ({ provider, model }) => clip(`${provider}/${model}`),
    },
    timeCells(words),
    cells(
      'tokens',
      t('Tokens'),
      ({ usage }) => oneText(formats.compact(usage.totalTokens)),
      ({ usage }) => usage.totalTokens,
    ),
    cells(
      'cost',
      t('Cost'),
      ({ usage }) => dollarText(usage.cost.total, words),
      ({ usage }) => usage.cost.total,
    ),
    cells(
      'duration_ms',
      t('Duration'),
      ({ duration }) => oneText(timeText(duration)),
      ({ duration }) => duration,
    ),
    cells(
      'end',
      t('End'),
      ({ stopReason }) => stopText(stopReason, words),
      ({ stopReason }) => stopReason,
    ),
  ];
  const open = ({ id }: MessageStats): void => choose({ detail: id });
  const menu = { id: 'omp-recent', exports: { table: 'omp-requests', filter }, actions } as const;
  const table = dataTable({ labelledBy: 'title-omp-recent', columns, rows, key: ({ id }) => id, open, menu });
  return section('omp-recent', t('Recent requests'), '', table);
}

/** The newest requests that failed, with what the provider said. */
export function ompErrors(scene: OmpScene): TemplateResult {
  const { report, words, choose, actions, filter } = scene;
  const { t } = words;
  if (report.errors.length === 0) {
    return section('omp-errors', t('Errors'), '', html`<p class="quiet">${t('No request failed.')}</p>`);
  }
  const columns: readonly Column<MessageStats>[] = [
    {
      id: 'error',
      label: t('Error'),
      name: 'name',
      cell: ({ errorMessage }) => html`<bdi>${clip(errorMessage ?? '') || t('no text was recorded')}</bdi>`,
      title: ({ errorMessage }) => errorMessage ?? '',
    },
    { id: 'model', label: t('Model'), name: 'count', end: true, cell: ({ model }) => clip(model) },
    timeCells(words),
  ];
  const open = ({ id }: MessageStats): void => choose({ detail: id });
  const menu = { id: 'omp-errors', exports: { table: 'omp-errors', filter }, actions } as const;
  const rows = report.errors;
  const table = dataTable({ labelledBy: 'title-omp-errors', columns, rows, key: ({ id }) => id, open, menu });
  return section('omp-errors', t('Errors'), '', table);
}

/** One request in full, with the line of its log. */
export function ompDetail(scene: OmpScene): TemplateResult | typeof nothing {
  const { report, words, options, choose, actions } = scene;
  const { t } = words;
  if (options.detail === '') return nothing;
  const close = iconButton('close', t('Close'), () => choose({ detail: '' }));
  if (report.detail === null || report.detail.call.id !== options.detail) {
    return section('omp-detail', t('Request'), close, html`<p class="quiet">${t('It is no longer in its log.')}</p>`);
  }
  const { call, line } = report.detail;
  const session = (): void => actions.openSession(call.sessionId);
  return section(
    'omp-detail',
    t('Request'),
    close,
    html`<dl class="omp-facts">
        ${facts(report.detail, words).map(
          ([label, value]) =>
            html`<div>
              <dt>${label}</dt>
              <dd><bdi>${clip(value)}</bdi></dd>
            </div>`,
        )}
      </dl>
      <div class="omp-actions">
        ${call.sessionId === '' ? nothing : button(t('Open Session'), session, 'secondary')}
        ${line === '' ? nothing : button(t('Copy Line'), () => actions.copy(line), 'secondary')}
      </div>
      ${
        line === ''
          ? nothing
          : html`<pre class="omp-line" tabindex="0" aria-label=${t('The line in the log')}>
${line.slice(0, longestLine)}</pre>`
      }`,
  );
}

function facts({ call }: RequestDetail, words: Words): readonly (readonly [string, string])[] {
  const { t, formats } = words;
  const { usage } = call;
  const speed = call.duration === null || call.duration <= 0 ? null : (usage.output * 1000) / call.duration;
  const rows: (readonly [string, string])[] = [
    [t('Model'), `${call.provider}/${call.model}`],
    [t('Time'), momentText(call.timestamp, words)],
    [t('End'), stopText(call.stopReason, words)],
    [t('Folder'), call.folder],
    [t('Duration'), oneText(timeText(call.duration))],
    [t('First token'), oneText(timeText(call.ttft))],
    [t('Speed'), oneText(speedText(speed, words))],
    [t('Input'), `${formats.integer(usage.input)} · ${dollarText(usage.cost.input, words)}`],
    [t('Output'), `${formats.integer(usage.output)} · ${dollarText(usage.cost.output, words)}`],
    [t('Cache read'), `${formats.integer(usage.cacheRead)} · ${dollarText(usage.cost.cacheRead, words)}`],
    [t('Cache write'), `${formats.integer(usage.cacheWrite)} · ${dollarText(usage.cost.cacheWrite, words)}`],
    [t('Cost'), dollarText(usage.cost.total, words)],
    [t('Premium'), String(usage.premiumRequests)],
  ];
  if (call.errorMessage !== null) rows.push([t('Error'), call.errorMessage]);
  if (call.sessionFile !== '') rows.push([t('Log'), call.sessionFile]);
  return rows;
}

function cells(
  id: string,
  label: string,
  cell: (row: MessageStats) => string,
  raw: (row: MessageStats) => ViewValue,
): Column<MessageStats> {
  return { id, label, name: 'count', end: true, cell, raw };
}

/** The day is in the hover: there is no room for both. */
function timeCells(words: Words): Column<MessageStats> {
  return {
    ...cells(
      'time',
      words.t('Time'),
      ({ timestamp }) => (timestamp === 0 ? '–' : words.formats.time(timestamp)),
      ({ timestamp }) => exportTime(timestamp),
    ),
    title: ({ timestamp }) => momentText(timestamp, words),
  };
}

function momentText(ms: number, { formats }: Words): string {
  return ms === 0 ? '–' : `${formats.day(ms, ms)} ${formats.time(ms)}`;
}

function stopText(reason: MessageStats['stopReason'], { t }: Words): string {
  return {
    stop: t('done'),
    toolUse: t('tools called'),
    length: t('cut off'),
    aborted: t('stopped'),
    error: t('failed'),
    other: t('unknown'),
  }[reason];
}
