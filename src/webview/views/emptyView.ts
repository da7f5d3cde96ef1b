import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { bareFilter } from '../../core/reports/panel/panelFilter.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { EmptyStep } from '../model/emptyReason.ts';
import { emptyReason } from '../model/emptyReason.ts';
import type { Actions } from '../state/actions.ts';
import type { Nothing } from '../../core/reports/panel/panelHead.ts';
import { clip } from '../text/clip.ts';
import type { Words } from '../text/words.ts';
import { button } from '../ui/button.ts';
import { observatoryIcon } from './observatoryIcon.ts';

/** Why there is nothing to see, and exactly one next step. */
export function emptyView(
  nothing: Nothing,
  filter: PanelFilter,
  workspaceName: string,
  words: Words,
  actions: Actions,
): TemplateResult {
  const { t } = words;
  const { title, detail, step } = emptyReason(nothing, filter, clip(workspaceName), Date.now(), words);
  const steps: Readonly<Record<EmptyStep, readonly [string, () => void]>> = {
    clearFilter: [t('Clear Filter'), () => actions.go({ filter: bareFilter(filter) })],
    showAllTime: [t('Show All Time'), () => actions.go({ filter: { ...filter, range: 'all' } })],
    showEverything: [t('Show Everything'), () => actions.go({ filter: { ...filter, scope: 'all' } })],
    openDemo: [t('Open Demo Data'), () => actions.run({ name: 'openDemo' })],
  };
  return html`<section class="empty" aria-labelledby="title-empty">
    ${observatoryIcon()}
    <h2 id="title-empty">${title}</h2>
    <p>${detail}</p>
    ${button(...steps[step])}
  </section>`;
}
