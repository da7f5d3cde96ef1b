import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';

/** The colour of a palette slot, as a small square; slot 5 is the hatched grey. */
export function swatch(slot: number): TemplateResult {
  return html`<i class="swatch swatch-${slot}"></i>`;
}
