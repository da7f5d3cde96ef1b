import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';

/** The observatory's dome, drawn in the colour of the text. */
export function observatoryIcon(): TemplateResult {
  return html`<svg class="observatory" viewBox="0 0 24 24" width="40" height="40" aria-hidden="true">
    <path d="M4.2 17.2a7.8 7.8 0 0 1 15.6 0" />
    <path d="M2.6 17.2h18.8M5 20.4h14" />
    <path d="M13.1 9.5 16.6 3.4l2.5 1.4-3.6 6.2" />
    <path d="M7.2 14.2h1.7l1.2-2 1.5 3.4 1.2-1.9h1.6" />
  </svg>`;
}
