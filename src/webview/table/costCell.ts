import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { Cost } from '../../core/usage/cost.ts';
import { costText } from '../model/costText.ts';
import type { Words } from '../text/words.ts';
import { barCell } from './barCell.ts';
import { basisMark } from './basisMark.ts';

/** A cost with its bar and the mark of its basis. */
export function costCell(cost: Cost, maximum: number, words: Words): TemplateResult {
  const { text, word, mark, basis } = costText(cost, words);
  const grey = word || cost.amount === 0;
  return html`${barCell(maximum > 0 ? cost.amount / maximum : 0, html`<span class=${grey ? 'zero' : ''}>${text}</span>`)}
  ${basisMark(mark, basis)}`;
}
