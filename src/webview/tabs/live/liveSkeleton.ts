import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';

const box = (name: string): TemplateResult => html`<i class="skeleton skeleton-${name}"></i>`;

/** The final layout with grey boxes. */
export function liveSkeleton({ t }: Words): TemplateResult {
  const rows = (count: number): TemplateResult =>
    html`<div class="skeleton-rows">
      ${Array.from({ length: count }, () => html`<div class="skeleton-row">${box('name')}${box('bar')}</div>`)}
    </div>`;
  return html`<div class="page live-page" aria-busy="true">
    <div class="live-dashboard">
      ${rows(4)} ${section('burn', t('Burn rate'), '', rows(3))} ${section('live-tokens', t('Tokens'), '', rows(2))}
      ${section('live-agents', t('Agents and models'), '', rows(3))} ${section('live-tools', t('Tools'), '', rows(4))}
    </div>
    <div class="live-side">
      ${section('running', t('Running'), '', rows(6))} ${section('budgets', t('Budgets'), '', rows(4))}
    </div>
  </div>`;
}
