import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { linkButton } from '../../ui/button.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorUi, LongList } from '../state/inspectorUi.ts';

/** Rows of a list that are shown until it is asked for whole. */
const few = 8;

/** The rows of a list to show now. */
export function cut<Row>(rows: readonly Row[], list: LongList, { whole }: InspectorUi): readonly Row[] {
  return whole.includes(list) || rows.length <= few + 1 ? rows : rows.slice(0, few);
}

/** The step that shows the rest, nothing when all is shown. */
export function restOf(
  shown: number,
  total: number,
  list: LongList,
  { t, formats }: InspectorWords,
  actions: InspectorActions,
): TemplateResult | typeof nothing {
  return shown >= total
    ? nothing
    : html`<p class="rest">${linkButton(t('Show all {0}', formats.integer(total)), () => actions.showWhole(list))}</p>`;
}
