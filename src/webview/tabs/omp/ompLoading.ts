import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';

const box = (name: string): TemplateResult => html`<i class="skeleton skeleton-${name}"></i>`;

/** The layout with its labels before the first figures are there. */
export function ompLoading({ t }: Words): TemplateResult {
  const labels = [
    t('Requests'),
    t('Cost'),
    t('Cache rate'),
    t('Error rate'),
    t('Average duration'),
    t('Speed'),
    t('First token'),
    t('Premium requests'),
  ];
  return html`<div class="page" aria-busy="true">
    <div class="figures omp-figures" role="list" aria-label=${t('Key figures')}>
      ${labels.map(
        (label) =>
          html`<div class="figure" role="listitem">
            <div class="figure-label">${label}</div>
            <div class="figure-value">${box('value')}</div>
            <div class="figure-delta">${box('delta')}</div>
          </div>`,
      )}
    </div>
    ${section('omp-time', t('Requests and errors by day'), '', html`<div class="omp-chart">${box('kinds')}</div>`)}
    ${section('omp-models', t('Models'), '', html`<div class="skeleton-rows">${box('name')}</div>`)}
  </div>`;
}
