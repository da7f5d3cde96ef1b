import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { OpenedText } from '../../../core/inspector/callTexts.ts';
import { iconButton } from '../../ui/button.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import { visibleText } from '../model/visibleText.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';

/** A long text in a box of its own that scrolls; what was cut off is said. */
export function textBlock(
  name: string,
  { text, length }: OpenedText,
  { t, formats }: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const cut = length - text.length;
  return html`<figure class="text-block">
    <figcaption class="caption">
      <span>${name}</span><span class="grow"></span>${iconButton('copy', t('Copy {0}', name), () => actions.copy(text))}
    </figcaption>
    <pre class="mono" tabindex="0" aria-label=${name}>${visibleText(text)}</pre>
    ${cut > 0 ? html`<p class="caption">${t('{0} more letters are not shown.', formats.integer(cut))}</p>` : nothing}
  </figure>`;
}
