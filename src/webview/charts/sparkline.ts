import type { TemplateResult } from 'lit-html';
import { html, nothing, svg } from 'lit-html';
import { sparklinePath } from './sparklinePath.ts';

/** A figure's course without an axis; the figure beside it says what it means. */
export function sparkline(
  values: readonly (number | null)[],
  { width = 84, height = 20, fromZero = true } = {},
): TemplateResult {
  const { line, area, dot } = sparklinePath(values, width, height, fromZero);
  return html`<svg
    class="sparkline"
    width=${width}
    height=${height}
    viewBox="0 0 ${width} ${height}"
    aria-hidden="true"
  >
    <path class="sparkline-area" d=${area} />
    <path class="sparkline-line" d=${line} />
    ${dot ? svg`<circle class="sparkline-dot" cx=${dot.x} cy=${dot.y} r="2" />` : nothing}
  </svg>`;
}
