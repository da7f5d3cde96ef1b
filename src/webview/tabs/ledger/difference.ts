import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { NanoDollars } from '../../../core/model/money.ts';
import { cssVars } from '../../dom/cssVars.ts';
import type { Formats } from '../../text/formats.ts';

/** An amount to add to a tool's total or, negative, to take from it: `+$6.56`, `−$11.64`, a grey `0`. */
export function difference(amount: NanoDollars, formats: Formats): TemplateResult {
  if (amount === 0) return html`<span class="zero">0</span>`;
  return html`${amount < 0 ? '−' : '+'}${formats.money(Math.abs(amount))}`;
}

/** The same with a bar from the middle: to the left what they count too much, to the right what they leave out. */
export function differenceCell(amount: NanoDollars, maximum: NanoDollars, formats: Formats): TemplateResult {
  const share = amount === 0 || maximum === 0 ? 0 : Math.max(0.04, Math.abs(amount) / maximum);
  const side = amount < 0 ? 'less' : 'more';
  return html`<td class="end difference">
    <i class="difference-${side}" aria-hidden="true" ${cssVars({ '--share': share.toFixed(4) })}></i>${difference(
      amount,
      formats,
    )}
  </td>`;
}
