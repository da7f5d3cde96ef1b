import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { type CallAgents, callAgents } from '../../../core/reports/omp/ompQuery.ts';
import { button } from '../../ui/button.ts';
import { select } from '../../ui/select.ts';
import type { Stage } from '../tab.ts';
import type { OmpOptions } from './ompOptions.ts';
import { syncText } from './syncText.ts';

/** What the head of the tab can do. */
export interface OmpHead {
  readonly agents: CallAgents;
  readonly synced: OmpOptions['synced'];
  readonly pick: (agents: CallAgents) => void;
  readonly sync: () => void;
}

/** Whose figures are shown, and a look at all logs now. */
export function ompHead({ words }: Pick<Stage, 'words'>, { agents, synced, pick, sync }: OmpHead): TemplateResult {
  const { t } = words;
  const names: Readonly<Record<CallAgents, string>> = {
    omp: t('oh-my-pi'),
    opencode: t('OpenCode'),
    all: t('oh-my-pi and OpenCode'),
  };
  const options = callAgents.map((value) => ({ value, label: names[value] }));
  return html`<div class="omp-head">
    ${select(t('Agent whose requests are shown'), 'hubot', options, agents, pick)}
    ${button(t('Sync Now'), sync, 'secondary')}
    <span class=${synced === 'failed' ? 'caption attention' : 'caption'}>${syncText(synced, words)}</span>
  </div>`;
}
