import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { Words } from '../text/words.ts';

const box = (name: string): TemplateResult => html`<i class="skeleton skeleton-${name}"></i>`;

/** The head and the strip of a session with grey boxes of their final size. */
export function sessionLoading({ t }: Words): TemplateResult {
  const labels = [t('Cost'), t('Requests'), t('Tokens'), t('Context'), t('Cache hit'), t('Errors')];
  return html`<div class="page" aria-busy="true">
    <div class="session-head">${box('title')} ${box('facts')}</div>
    <div class="figures session-figures" role="list" aria-label=${t('Key figures')}>
      ${labels.map(
        (label) =>
          html`<div class="figure" role="listitem">
            <div class="figure-label">${label}</div>
            <div class="figure-value">${box('value')}</div>
            <div class="figure-caption">${box('delta')}</div>
          </div>`,
      )}
    </div>
  </div>`;
}
