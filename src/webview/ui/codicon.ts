import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';

/** A codicon that says nothing to screen readers: the words beside it do. */
export function codicon(name: string, classes = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${classes}" aria-hidden="true"></span>`;
}
