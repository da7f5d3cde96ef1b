import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { cssVars } from '../../dom/cssVars.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';

/** The final layout with its real titles and grey boxes of about the final size. */
export function ledgerLoading({ t }: Words): TemplateResult {
  const rows = (count: number, className = ''): TemplateResult =>
    html`<div class="skeleton-rows ${className}">
      ${Array.from(
        { length: count },
        (_, row) =>
          html`<div class="skeleton-row" ${cssVars({ '--share': (1 - row / (count + 2)).toFixed(2) })}>
            <i class="skeleton skeleton-name"></i><i class="skeleton skeleton-bar"></i>
          </div>`,
      )}
    </div>`;
  return html`<div class="page ledger" aria-busy="true">
    ${section('reconcile', t('Reconcile'), '', rows(9))}
    <div class="halves">
      ${section('sessions', t('Sessions'), '', rows(6))} ${section('basis', t('Basis'), '', rows(6))}
    </div>
    ${section('newest', t('Every figure can say where it comes from'), '', rows(5))}
  </div>`;
}
