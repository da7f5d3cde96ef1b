import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { tokenize } from '../../core/query/tokenize.ts';

/**
 * What stands in the query box once more, its operators in the colour of links; it lies over the field, whose own letters are not
 * drawn then.
 */
export function queryInk(text: string): TemplateResult {
  const pieces: (string | TemplateResult)[] = [];
  let done = 0;
  for (const { raw, from, to } of tokenize(text)) {
    const [operator = ''] = /^-?@[^:"]*:?/u.exec(raw) ?? [];
    pieces.push(text.slice(done, from), html`<i>${operator}</i>`, raw.slice(operator.length));
    done = to;
  }
  return html`<span class="query-ink" aria-hidden="true">${pieces}${text.slice(done)}</span>`;
}

/** Moves the ink along with a field that has scrolled. */
export function followField(event: Event): void {
  const field = event.currentTarget as HTMLInputElement;
  const ink = field.parentElement?.querySelector('.query-ink');
  if (ink) ink.scrollLeft = field.scrollLeft;
}
