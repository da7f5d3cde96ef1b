import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { codicon } from './codicon.ts';

/** A value a select offers. */
export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** A drop-down of few fixed choices. */
export function select<Value extends string>(
  label: string,
  icon: string,
  options: readonly SelectOption<Value>[],
  value: Value,
  changed: (value: Value) => void,
): TemplateResult {
  const onChange = (event: Event): void => {
    const picked = options.find((option) => option.value === (event.target as HTMLSelectElement).value);
    if (picked && picked.value !== value) changed(picked.value);
  };
  return html`<vscode-dropdown
    class="select"
    aria-label=${label}
    title=${label}
    @change=${onChange}
    .value=${live(value)}
  >
    <span slot="start" class="codicon codicon-${icon}" aria-hidden="true"></span>
    <span slot="indicator">${codicon('chevron-down')}</span>
    ${options.map(
      (option) =>
        html`<vscode-option value=${option.value} ?selected=${option.value === value}>${option.label}</vscode-option>`,
    )}
  </vscode-dropdown>`;
}
