import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { InspectorWords } from '../inspectorWords.ts';

const box = (name: string): TemplateResult => html`<i class="skeleton skeleton-${name}"></i>`;

/** The head, the strip and the time line of a session with grey boxes of their final size. */
export function inspectorLoading({ t }: InspectorWords): TemplateResult {
  const labels = [t('Cost'), t('Tokens'), t('Context'), t('Requests'), t('Tool calls'), t('Cache hit')];
  return html`<div class="page inspector" aria-busy="true">
    <h1 class="hidden">${t('OpenCode session')}</h1>
    <div class="inspector-head">${box('title')} ${box('facts')}</div>
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
    ${box('timeline')}
  </div>`;
}
