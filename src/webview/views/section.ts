import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';

/** A titled part of the page; what stands right of the title comes as `aside`. */
export function section(id: string, title: string, aside: unknown, content: unknown): TemplateResult {
  return html`<section class="section section-${id}" aria-labelledby="title-${id}">
    <div class="section-head">
      <h2 id="title-${id}">${title}</h2>
      ${aside}
    </div>
    ${content}
  </section>`;
}
