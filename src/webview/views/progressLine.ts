import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { cssVars } from '../dom/cssVars.ts';
import { progressText } from '../model/progressText.ts';
import type { AppState } from '../state/appState.ts';
import type { Words } from '../text/words.ts';

/** The 2 px line on top while something is read; it takes no room from the page. */
export function progressLine({ progress }: AppState, waiting: boolean, words: Words): TemplateResult | typeof nothing {
  if (!progress) {
    return !waiting
      ? nothing
      : html`<div class="progress waiting" role="progressbar" aria-label=${words.t('reading…')}></div>`;
  }
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  return html`<div
    class="progress"
    role="progressbar"
    aria-label=${progressText(progress, words)}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(share * 100)}
    ${cssVars({ '--share': share.toFixed(3) })}
  ></div>`;
}
