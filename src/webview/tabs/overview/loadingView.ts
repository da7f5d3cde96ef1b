import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import { skeletonBox, skeletonChart, skeletonRows } from '../../views/skeletons.ts';
import { topRows } from './topTables.ts';

/** The final layout with its real labels and grey boxes of the final size: nothing moves when the figures come. */
export function loadingView({ t }: Words): TemplateResult {
  const figure = (label: string): TemplateResult =>
    html`<div class="figure" role="listitem">
      <div class="figure-label">${label}</div>
      <div class="figure-value">${skeletonBox('value')}</div>
      <div class="figure-delta">${skeletonBox('delta')}</div>
      <div class="figure-trend">${skeletonBox('trend')}</div>
    </div>`;
  const labels = [t('Cost'), t('Requests'), t('Sessions'), t('Tokens'), t('Cache hit'), t('Error rate')];
  const squares = Array.from(
    { length: 53 },
    () =>
      html`<div class="week">
        <span class="month"></span>${Array.from({ length: 7 }, () => html`<i class="heat"></i>`)}
      </div>`,
  );
  return html`<div class="page" aria-busy="true">
    <div class="figures" role="list" aria-label=${t('Key figures')}>${labels.map(figure)}</div>
    <div class="middle">
      ${section('cost', t('Cost by day'), '', skeletonChart())}
      <div class="side">
        ${section('changes', t('What changed since yesterday'), '', skeletonRows(6))}
        ${section('tools', t('Top tools'), '', skeletonRows(6))}
      </div>
    </div>
    <div class="middle">
      ${section(
        'year',
        t('The last year'),
        '',
        html`<div class="year">
          <div class="week weekdays"></div>
          ${squares}
        </div>`,
      )}
      ${section('rhythm', t('Rhythm'), '', skeletonRows(5))}
    </div>
    <div class="tops">
      ${section('models', t('Top models'), '', skeletonRows(topRows + 1))}
      ${section('projects', t('Top projects'), '', skeletonRows(topRows + 1))}
      ${section('sessions', t('Top sessions'), '', skeletonRows(topRows + 1))}
    </div>
    <div class="middle">
      ${section(
        'tokens',
        t('Tokens by kind'),
        '',
        html`<div class="kinds">${skeletonBox('kinds')}</div>
          ${skeletonRows(7)}`,
      )}
      ${section('skills', t('Top skills'), '', skeletonRows(6))}
    </div>
  </div>`;
}
