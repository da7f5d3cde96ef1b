import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { StackedBarsModel } from '../model/stackedBarsModel.ts';
import type { Actions } from '../state/actions.ts';
import type { Words } from '../text/words.ts';
import { swatch } from './swatch.ts';

/** The series as toggle buttons: pressed means drawn. */
export function legend({ series }: StackedBarsModel, { t }: Words, actions: Actions): TemplateResult {
  return html`<div class="legend" role="group" aria-label=${t('Series')}>
    ${series.map(
      (one) =>
        html`<button
          type="button"
          aria-pressed=${one.visible ? 'true' : 'false'}
          title=${one.title}
          @click=${() => actions.toggleSeries(one.key)}
        >
          ${swatch(one.slot)}<span class="legend-name">${one.name}</span>
        </button>`,
    )}
  </div>`;
}
