import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { cssVars } from '../../dom/cssVars.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import { skillsFigureLabels } from './skillsFigures.ts';

const box = (name: string): TemplateResult => html`<i class="skeleton skeleton-${name}"></i>`;

function rows(count: number): TemplateResult {
  return html`<div class="skeleton-rows">
    ${Array.from(
      { length: count },
      (_, row) =>
        html`<div class="skeleton-row" ${cssVars({ '--share': (1 - row / (count + 2)).toFixed(2) })}>
          ${box('name')}${box('bar')}
        </div>`,
    )}
  </div>`;
}

/** The final layout with its real labels and grey boxes of the final size. */
export function skillsLoading(words: Words): TemplateResult {
  const { t } = words;
  return html`<div class="page skills-page" aria-busy="true">
    <div class="figures" role="list" aria-label=${t('Key figures')}>
      ${skillsFigureLabels(words).map(
        (label) =>
          html`<div class="figure" role="listitem">
            <div class="figure-label">${label}</div>
            <div class="figure-value">${box('value')}</div>
            <div class="figure-delta">${box('delta')}</div>
            <div class="figure-trend">${box('trend')}</div>
          </div>`,
      )}
    </div>
    <div class="skills-top">${section('skills', t('Skills'), '', rows(8))} ${section('skill', '', '', rows(6))}</div>
    <div class="skills-pair">
      ${section('edits', t('Edit format by model'), '', rows(5))}
      ${section('loops', t('Retries and verification'), '', rows(6))}
    </div>
    <div class="skills-pair">
      ${section('intents', t('Intents'), '', rows(5))} ${section('delegation', t('Delegation depth'), '', rows(4))}
    </div>
  </div>`;
}
