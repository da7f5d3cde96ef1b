import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { cssVars } from '../dom/cssVars.ts';
import { skeletonBars } from '../model/usageSkeleton.ts';

/** A grey box of a named size. */
export function skeletonBox(name: string): TemplateResult {
  return html`<i class="skeleton skeleton-${name}"></i>`;
}

/** A chart to be. */
export function skeletonChart(): TemplateResult {
  return html`<div class="chart skeleton-chart">
    ${skeletonBars.map((height) => html`<i class="skeleton" ${cssVars({ '--share': height.toFixed(2) })}></i>`)}
  </div>`;
}

/** Rows to be. */
export function skeletonRows(count: number): TemplateResult {
  return html`<div class="skeleton-rows">
    ${Array.from(
      { length: count },
      (_, row) =>
        html`<div class="skeleton-row" ${cssVars({ '--share': (1 - row / (count + 2)).toFixed(2) })}>
          ${skeletonBox('name')}${skeletonBox('bar')}
        </div>`,
    )}
  </div>`;
}
