import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { roving } from '../dom/roving.ts';
import type { Actions } from '../state/actions.ts';
import type { TabRun } from '../tabs/tab.ts';
import type { Words } from '../text/words.ts';

/** Id of the element that holds the shown tab's content. */
export const tabPanelId = 'tab-panel';

/** The tabs as one tab stop: arrows move the focus, Enter or Space opens. */
export function tabStrip(
  runs: readonly Pick<TabRun, 'id' | 'title'>[],
  shown: string,
  { t }: Words,
  actions: Actions,
): TemplateResult {
  return html`<div class="tabs" role="tablist" aria-label=${t('Reports')} ${roving()}>
    ${runs.map(
      ({ id, title }) =>
        html`<button
          type="button"
          class="tab"
          role="tab"
          id="tab-${id}"
          data-roving
          aria-selected=${id === shown ? 'true' : 'false'}
          aria-controls=${tabPanelId}
          @click=${() => actions.go({ tab: id })}
        >
          ${title(t)}
        </button>`,
    )}
  </div>`;
}
