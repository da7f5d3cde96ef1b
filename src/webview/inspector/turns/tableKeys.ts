import type { InspectionRow } from '../../../core/inspector/inspectionRows.ts';
import { clip } from '../../text/clip.ts';
import { costText } from '../../model/costText.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import { asCost } from '../model/requestCostText.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorState, Selection } from '../state/inspectorState.ts';
import { rowHeight } from './rowHeight.ts';

/** What selecting a row selects. */
export function selectionOfRow(row: InspectionRow): Selection {
  return row.kind === 'turn'
    ? { kind: 'turn', id: row.id, requestId: '' }
    : { kind: 'request', id: row.id, requestId: row.id };
}

/** Index of the selected row among those known near what is in sight, -1 when it is elsewhere. */
export function selectedIndex({ selection, detail, rows, window }: InspectorState): number {
  if (selection.kind === 'none') return -1;
  const wanted = selection.kind === 'call' ? (detail?.row.id ?? '') : selection.id;
  for (let index = Math.max(0, window.first - 200); index < window.first + window.count + 200; index++) {
    if (rows.row(index)?.id === wanted) return index;
  }
  return -1;
}

/** Arrow keys, Home, End and Page keys move the selection; left and right fold and unfold; Escape clears. */
export function keyInTable(
  event: KeyboardEvent,
  state: InspectorState,
  words: InspectorWords,
  actions: InspectorActions,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const current = selectedIndex(state);
  const row = state.rows.row(current);
  if (event.key === 'Escape') {
    actions.select({ kind: 'none' }, 'table');
    return;
  }
  if (row?.kind === 'turn' && (event.key === (row.open ? 'ArrowLeft' : 'ArrowRight') || event.key === ' ')) {
    event.preventDefault();
    actions.toggleTurn(row.id);
    return;
  }
  const page = Math.max(1, state.window.count - 2);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: current < 0 ? state.window.first : current + 1,
    ArrowUp: current < 0 ? state.window.first : current - 1,
    PageDown: Math.max(0, current) + page,
    PageUp: Math.max(0, current) - page,
    Home: 0,
    End: state.rows.total - 1,
    ArrowLeft: turnAbove(state, current),
  };
  const to = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
  if (to === undefined) return;
  event.preventDefault();
  moveTo(Math.max(0, Math.min(state.rows.total - 1, to)), event.currentTarget as HTMLElement, state, words, actions);
}

function turnAbove({ rows }: InspectorState, current: number): number {
  let index = current;
  while (index > 0 && rows.row(index)?.kind === 'request') index--;
  return Math.max(0, index);
}

function moveTo(
  index: number,
  scroller: HTMLElement,
  state: InspectorState,
  words: InspectorWords,
  actions: InspectorActions,
): void {
  const top = index * rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  if (top + rowHeight > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = top + rowHeight - scroller.clientHeight;
  }
  const row = state.rows.row(index);
  if (!row) {
    // Not there yet: it is asked for by the scrolling, and the next key finds it.
    state.rows.look(index, 1);
    return;
  }
  actions.select(selectionOfRow(row), 'table');
  const { t, formats } = words;
  const cost = costText(asCost(row.cost), words).text;
  actions.announce(
    row.kind === 'turn'
      ? [t('Turn {0}', formats.integer(row.number)), clip(row.label), cost].filter((part) => part !== '').join(', ')
      : [t('Request {0}', formats.integer(row.number)), formats.time(row.at), clip(row.model.modelID), cost].join(', '),
  );
}
