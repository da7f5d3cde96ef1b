import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { cssVars } from '../dom/cssVars.ts';

/** A figure with its bar behind it: the rank is seen before it is read. `share` is 0..1 of the column's maximum. */
export function barCell(share: number, content: unknown): TemplateResult {
  const width = share > 0 ? Math.min(1, Math.max(0.004, share)).toFixed(4) : '0';
  return html`<i class="bar" ${cssVars({ '--share': width })}></i>${content}`;
}
