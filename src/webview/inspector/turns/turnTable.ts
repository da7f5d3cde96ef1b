import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { cssVars } from '../../dom/cssVars.ts';
import { iconButton } from '../../ui/button.ts';
import { section } from '../../views/section.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorState } from '../state/inspectorState.ts';
import { requestCells, turnCells, type TableLook } from './rowCells.ts';
import { rowHeight } from './rowHeight.ts';
import { keyInTable, selectedIndex, selectionOfRow } from './tableKeys.ts';
import type { RequestRow } from '../../../core/inspector/inspectionRows.ts';
import { offerRows } from '../../grid/gridMenus.ts';
import { menuContext, tableContext } from '../../grid/menuTarget.ts';
import { inspectorMenu } from '../lists/inspectorMenu.ts';
import { requestColumns } from './requestColumns.ts';

/** Rows drawn beyond both edges of what is in sight. */
const beyond = 6;

/** Every turn and request, of which only those in sight are drawn. */
export function turnTable(state: InspectorState, words: InspectorWords, actions: InspectorActions): TemplateResult {
  const { t, plural } = words;
  const { rows, window, answer, ui } = state;
  const figures = answer.value?.inspection?.figures;
  const allOpen = ui.folding.open && ui.folding.except.length === 0;
  const aside = html`<span class="caption"
      >${figures ? t('{0} in {1}', plural(figures.requests, '{0} request', '{0} requests'), plural(figures.turns, '{0} turn', '{0} turns')) : ''}</span
    >
    <span class="grow"></span>
    ${allOpen ? iconButton('collapse-all', t('Show turns only'), () => actions.setAllOpen(false)) : iconButton('expand-all', t('Show all requests'), () => actions.setAllOpen(true))}`;
  return section('turns', t('Turns'), aside, grid(state, words, actions, window, rows.total));
}

function grid(
  state: InspectorState,
  words: InspectorWords,
  actions: InspectorActions,
  window: InspectorState['window'],
  total: number,
): TemplateResult {
  const { t } = words;
  const first = Math.max(0, window.first - beyond);
  const last = Math.min(total, window.first + window.count + beyond);
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  const selected = selectedIndex(state);
  const menu = inspectorMenu('requests', actions);
  offerRows<RequestRow>({
    ...menu,
    columns: requestColumns(words),
    rows: () => indexes.map((index) => state.rows.row(index)).filter((row) => row?.kind === 'request'),
    all: () => actions.allRequests(),
    key: ({ id }) => id,
  });
  const contextOf = (index: number): string => {
    const row = state.rows.row(index);
    return row?.kind === 'request' ? menuContext(menu, row.id) : tableContext(menu);
  };
  const scrolled = (event: Event): void => {
    const { scrollTop, clientHeight } = event.currentTarget as HTMLElement;
    actions.setWindow(Math.floor(scrollTop / rowHeight), Math.ceil(clientHeight / rowHeight) + 1);
  };
  // What scrolls is what has the focus, so it is the grid; the heads that do not scroll are its first row all the same.
  return html`<div class="turn-grid">
    <div class="turn-head">
      <div class="turn-row" id="turn-head" role="row" aria-rowindex="1">${headCells(words)}</div>
    </div>
    <div
      class="turn-rows"
      role="treegrid"
      tabindex="0"
      aria-label=${t('Turns and requests')}
      aria-rowcount=${total + 1}
      aria-owns="turn-head"
      aria-activedescendant=${selected >= first && selected < last ? `row-${selected}` : nothing}
      data-vscode-context=${contextOf(selected)}
      @scroll=${scrolled}
      @keydown=${(event: KeyboardEvent) => keyInTable(event, state, words, actions)}
    >
      <div class="turn-space" role="presentation" ${cssVars({ '--rows': total })}></div>
      ${repeat(
        indexes,
        (index) => index,
        (index) => row(index, contextOf(index), index === selected, state, words, actions),
      )}
    </div>
  </div>`;
}

function row(
  index: number,
  context: string,
  selected: boolean,
  state: InspectorState,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const known = state.rows.row(index);
  const look: TableLook = { highest: state.rows.highest, words, actions };
  const isTurn = known?.kind === 'turn';
  return html`<div
    id="row-${index}"
    class="turn-row ${isTurn ? 'of-turn' : ''} ${selected ? 'selected' : ''}"
    role="row"
    aria-rowindex=${index + 2}
    aria-level=${isTurn ? 1 : 2}
    aria-expanded=${known?.kind === 'turn' ? (known.open ? 'true' : 'false') : nothing}
    aria-selected=${selected ? 'true' : 'false'}
    data-vscode-context=${context}
    @click=${() => known && actions.select(selectionOfRow(known), 'table')}
    @dblclick=${() => known?.kind === 'turn' && actions.toggleTurn(known.id)}
    ${cssVars({ '--row': index })}
  >
    ${known === undefined ? html`<span role="gridcell" class="turn-waiting"></span>` : isTurn ? turnCells(known, look) : requestCells(known, look)}
  </div>`;
}

function headCells({ t }: InspectorWords): TemplateResult {
  const head = (name: string, label: string, end = true): TemplateResult =>
    html`<span role="columnheader" class="${name} ${end ? 'end' : ''}">${label}</span>`;
  return html`${head('c-number', '#')}${head('c-time', t('Time'), false)}${head('c-agent', t('Agent'), false)}${head('c-model', t('Model'), false)}${head('c-input', t('Input'))}${head('c-output', t('Output'))}${head('c-reasoning', t('Reasoning'))}${head('c-read', t('Cache rd'))}${head('c-write', t('Cache wr'))}${head('c-cost', t('Cost'))}${head('c-took', t('Took'))}${head('c-speed', t('tok/s'))}${head('c-tools', t('Tools'))}${head('c-error', t('Error'), false)}`;
}
