import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { RequestRow, TurnRow } from '../../../core/inspector/inspectionRows.ts';
import { modelKey } from '../../../core/model/modelId.ts';
import { costText } from '../../model/costText.ts';
import { costCell } from '../../table/costCell.ts';
import { clip } from '../../text/clip.ts';
import { codicon } from '../../ui/codicon.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import { asCost } from '../model/requestCostText.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';

/** What drawing a row needs besides the row. */
export interface TableLook {
  readonly highest: number;
  readonly words: InspectorWords;
  readonly actions: InspectorActions;
}

/** The cells of a turn's row: one that spans the table, with what it asked and came to. */
export function turnCells(row: TurnRow, { words, actions }: TableLook): TemplateResult {
  const { t, plural, formats, clock, duration } = words;
  const cost = costText(asCost(row.cost), words);
  const facts = [
    plural(row.requests, '{0} request', '{0} requests'),
    clock(row.at),
    row.running ? t('running') : duration(row.lastedMs),
    row.requests === 0 ? '' : cost.text,
    row.failed > 0 ? t('{0} failed', formats.integer(row.failed)) : '',
  ];
  const toggle = (event: Event): void => {
    event.stopPropagation();
    actions.toggleTurn(row.id);
  };
  return html`<span role="gridcell" class="c-turn">
    <i class="twistie codicon codicon-chevron-${row.open ? 'down' : 'right'}" aria-hidden="true" @click=${toggle}></i>
    <b>${t('Turn {0}', formats.integer(row.number))}</b>
    <bdi class="turn-label" title=${clip(row.label)}>${promptText(row, words)}</bdi>
    <span class="quiet turn-facts">${facts.filter((fact) => fact !== '').join(' · ')}</span>
  </span>`;
}

function promptText({ prompt, label }: TurnRow, { t }: InspectorWords): string {
  if (prompt === 'compaction') return t('Compaction');
  if (prompt === 'unknown') return t('Requests before the first prompt');
  return clip(label);
}

/** The cells of a request. */
export function requestCells(row: RequestRow, { highest, words }: TableLook): TemplateResult {
  const { t, formats, short, duration } = words;
  const tokens = (name: string, count: number): TemplateResult =>
    html`<span role="gridcell" class="${name} end ${count === 0 ? 'zero' : ''}">${short(count)}</span>`;
  const cost = asCost(row.cost);
  const failed = row.error !== '' || row.failedCalls > 0;
  const trouble = [
    row.error === '' ? '' : clip(row.error),
    row.failedCalls > 0 ? words.plural(row.failedCalls, '{0} failed call', '{0} failed calls') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
  return html`<span role="gridcell" class="c-number end quiet">${formats.integer(row.number)}</span>
    <span role="gridcell" class="c-time">${row.at === 0 ? '–' : formats.time(row.at)}</span>
    <span role="gridcell" class="c-agent"><bdi title=${clip(row.agent)}>${clip(row.agent)}</bdi></span>
    <span role="gridcell" class="c-model"
      ><bdi title=${clip(modelKey(row.model))}>${clip(row.model.modelID)}</bdi></span
    >
    ${tokens('c-input', row.tokens.input)} ${tokens('c-output', row.tokens.output)}
    ${tokens('c-reasoning', row.tokens.reasoning)} ${tokens('c-read', row.tokens.cacheRead)}
    ${tokens('c-write', row.tokens.cacheWrite)}
    <span
      role="gridcell"
      class="c-cost cost end"
      title=${row.copy ? t('A copy: counted where it first happened') : costText(cost, words).title}
      >${row.copy ? html`<span class="tag">${t('copy')}</span>` : costCell(cost, highest, words)}</span
    >
    <span role="gridcell" class="c-took end"
      >${row.completed === 0 ? t('running') : duration(row.completed - row.at)}</span
    >
    <span role="gridcell" class="c-speed end ${row.speed === null ? 'zero' : ''}"
      >${row.speed === null ? '–' : formats.integer(Math.round(row.speed))}</span
    >
    <span role="gridcell" class="c-tools end ${row.calls === 0 ? 'zero' : ''}">${formats.integer(row.calls)}</span>
    <span role="gridcell" class="c-error" title=${trouble === '' ? nothing : trouble}
      >${failed ? html`${codicon('error', 'small critical')}<span class="hidden">${trouble}</span>` : nothing}${row.compaction ? html`<span title=${t('compaction')}>${codicon('fold', 'small warning')}<span class="hidden">${t('compaction')}</span></span>` : nothing}</span
    >`;
}
