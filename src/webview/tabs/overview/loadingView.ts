import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { cssVars } from '../../dom/cssVars.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import { topRows } from './topTables.ts';

const box = (name: string): TemplateResult => html`<i class="skeleton skeleton-${name}"></i>`;

/** Heights of the grey bars (0..1): a week's rhythm, so that the box reads as a chart. */
const barHeights = Array.from({ length: 30 }, (_, day) =>
  day % 7 > 4 ? 0.08 : 0.45 + 0.4 * Math.abs(Math.sin(day * 2.4)),
);

/** The final layout with its real labels and grey boxes of the final size: nothing moves when the figures come. */
export function loadingView({ t }: Words): TemplateResult {
  const figure = (label: string): TemplateResult =>
    html`<div class="figure" role="listitem">
      <div class="figure-label">${label}</div>
      <div class="figure-value">${box('value')}</div>
      <div class="figure-delta">${box('delta')}</div>
      <div class="figure-trend">${box('trend')}</div>
    </div>`;
  const rows = (count: number): TemplateResult =>
    html`<div class="skeleton-rows">
      ${Array.from(
        { length: count },
        (_, row) =>
          html`<div class="skeleton-row" ${cssVars({ '--share': (1 - row / (count + 2)).toFixed(2) })}>
            ${box('name')}${box('bar')}
          </div>`,
      )}
    </div>`;
  const labels = [t('Cost'), t('Requests'), t('Sessions'), t('Tokens'), t('Cache hit'), t('Error rate')];
  return html`<div class="page" aria-busy="true">
    <div class="figures" role="list" aria-label=${t('Key figures')}>${labels.map(figure)}</div>
    <div class="middle">
      ${section(
        'cost',
        t('Cost by day'),
        '',
        html`<div class="chart skeleton-chart">
          ${barHeights.map((height) => html`<i class="skeleton" ${cssVars({ '--share': height.toFixed(2) })}></i>`)}
        </div>`,
      )}
      ${section(
        'tokens',
        t('Tokens by kind'),
        '',
        html`<div class="kinds">${box('kinds')}</div>
          ${rows(7)}`,
      )}
    </div>
    <div class="tops">
      ${section('models', t('Top models'), '', rows(topRows + 1))}
      ${section('projects', t('Top projects'), '', rows(topRows + 1))}
      ${section('sessions', t('Top sessions'), '', rows(topRows + 1))}
    </div>
  </div>`;
}
