import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { roving } from '../dom/roving.ts';
import type { Actions } from '../state/actions.ts';
import type { TabRun } from '../tabs/tab.ts';
import type { Words } from '../text/words.ts';

/** Id of the element that holds the shown tab's content. */
export const tabPanelId = 'tab-panel';

/** The tabs as one tab stop: arrows move the focus, Enter or Space opens. `needing` counts, by tab, what waits for the user there. */
export function tabStrip(
  runs: readonly Pick<TabRun, 'id' | 'title'>[],
  shown: string,
  needing: Readonly<Record<string, number>>,
  words: Words,
  actions: Actions,
): TemplateResult {
  const { t } = words;
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
          ${title(t)}${badge(needing[id] ?? 0, words)}
        </button>`,
    )}
  </div>`;
}

/** The figure is for the eye; the sentence is for who cannot see it. */
function badge(count: number, { plural }: Words): TemplateResult | typeof nothing {
  if (count === 0) return nothing;
  const text = plural(count, '{0} session needs you', '{0} sessions need you');
  return html`<span class="tab-badge" title=${text} aria-hidden="true">${count > 99 ? '99+' : count}</span
    ><span class="hidden">${text}</span>`;
}
