import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { BasisMark } from '../model/costText.ts';

/** The shape that says where a cost comes from, with the words for it. */
export function basisMark(mark: BasisMark, words: string): TemplateResult {
  return words === ''
    ? html`<span class="mark mark-none"></span>`
    : html`<span class="mark mark-${mark}" role="img" aria-label=${words} title=${words}></span>`;
}
