import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { basisSection } from './basisSection.ts';
import type { LedgerScene } from './ledgerScene.ts';
import { lineSessions } from './lineSessions.ts';
import { newestSection } from './newestSection.ts';
import { chosenLine, reconcileSection } from './reconcileSection.ts';

/** The Ledger with its figures. */
export function ledgerView(scene: LedgerScene): TemplateResult {
  const { report, options, words } = scene;
  const { t } = words;
  const line = chosenLine(report.reconcile, options.line);
  const marks = [
    ['recorded', t('recorded')],
    ['computed', t('computed')],
    ['free', t('free')],
    ['unpriced', t('unpriced')],
  ] as const;
  return html`<div class="page ledger">
    ${reconcileSection(scene)}
    <div class="halves">${line === undefined ? nothing : lineSessions(line, scene)} ${basisSection(scene)}</div>
    ${newestSection(scene)}
    <footer class="basis-legend">
      ${marks.map(([mark, word]) => html`<span><i class="mark mark-${mark}"></i>${word}</span>`)}
      <span>${t('Copies are listed, never counted')}</span>
    </footer>
  </div>`;
}
