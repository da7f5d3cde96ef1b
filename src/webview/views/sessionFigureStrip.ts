import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import type { SessionFigure } from '../model/sessionFigures.ts';
import { sessionFigures } from '../model/sessionFigures.ts';
import type { Words } from '../text/words.ts';
import { contextFigure } from './contextFigure.ts';

function figure(one: SessionFigure): TemplateResult {
  return html`<div class="figure figure-${one.name}" role="listitem">
    <div class="figure-label">
      ${one.label}${one.note === '' ? nothing : html`<span class="figure-note" title=${one.note}>${one.note}</span>`}
    </div>
    <div class="figure-value ${one.zero ? 'zero' : ''}" title=${one.title}>
      ${one.figure}${one.unit === '' ? nothing : html`<small>${one.unit}</small>`}
    </div>
    <div class="figure-caption">${one.caption}</div>
  </div>`;
}

/** The key figures of a session in one strip. */
export function sessionFigureStrip(session: SessionSummary, words: Words): TemplateResult {
  const [cost, requests, tokens, ...rest] = sessionFigures(session, words).map(figure);
  const label = session.children.length === 0 ? words.t('Key figures') : words.t('Key figures, sub-agents included');
  return html`<div class="figures session-figures" role="list" aria-label=${label}>
    ${cost}${requests}${tokens}${contextFigure(session.context, words)}${rest}
  </div>`;
}
