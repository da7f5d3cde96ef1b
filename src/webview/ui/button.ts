import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { codicon } from './codicon.ts';

/** A push button; a view has at most one primary one. */
export function button(
  label: string,
  act: () => void,
  appearance: 'primary' | 'secondary' = 'primary',
): TemplateResult {
  return html`<vscode-button appearance=${appearance} @click=${act}>${label}</vscode-button>`;
}

/** A toolbar button of an icon alone; `pressed` makes it a toggle. */
export function iconButton(
  icon: string,
  label: string,
  act: () => void,
  pressed?: boolean,
  disabled = false,
): TemplateResult {
  return pressed === undefined
    ? html`<button class="act" type="button" title=${label} aria-label=${label} ?disabled=${disabled} @click=${act}>
        ${codicon(icon)}
      </button>`
    : html`<button
        class="act"
        type="button"
        title=${label}
        aria-label=${label}
        aria-pressed=${pressed ? 'true' : 'false'}
        @click=${act}
      >
        ${codicon(icon)}
      </button>`;
}

/** A button that reads like a link: for steps beside the main one. */
export function linkButton(label: string, act: () => void): TemplateResult {
  return html`<button class="link" type="button" @click=${act}>${label}</button>`;
}
