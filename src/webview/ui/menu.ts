import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';

/** A button that unfolds a small sheet of choices; Escape and a click elsewhere fold it. */
export function menu(label: string, face: unknown, content: unknown, look: 'act' | 'chip add'): TemplateResult {
  const fold = (event: Event): void => {
    const details = event.currentTarget as HTMLDetailsElement;
    if (event instanceof KeyboardEvent) {
      if (event.key !== 'Escape' || !details.open) return;
      event.preventDefault();
      event.stopPropagation();
      details.querySelector('summary')?.focus();
    } else if (event instanceof FocusEvent) {
      // A click on the sheet's own ground moves the focus nowhere.
      if (event.relatedTarget === null || details.contains(event.relatedTarget as Node)) return;
    }
    details.open = false;
  };
  return html`<details class="menu" @keydown=${fold} @focusout=${fold}>
    <summary class=${look} title=${label} aria-label=${label}>${face}</summary>
    <div class="menu-sheet" role="group" aria-label=${label}>${content}</div>
  </details>`;
}
