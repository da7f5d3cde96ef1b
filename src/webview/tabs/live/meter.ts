import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { cssVars } from '../../dom/cssVars.ts';

/** How urgent a share of a limit is: below one half calm, from three quarters a warning, above nine tenths critical. */
export function toneOf(share: number): 'calm' | 'busy' | 'warning' | 'critical' {
  if (share > 0.9) return 'critical';
  if (share >= 0.75) return 'warning';
  return share < 0.5 ? 'calm' : 'busy';
}

/** A bar of a share (0..1 and beyond) of a limit; the figure beside it says the same, so it is silent. */
export function meter(share: number): TemplateResult {
  return html`<div class="limit limit-${toneOf(share)}" aria-hidden="true">
    <i ${cssVars({ '--share': Math.min(1, Math.max(0, share)).toFixed(3) })}></i>
  </div>`;
}
