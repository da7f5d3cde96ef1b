import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import type { OmpTabReport } from '../../../core/reports/omp/ompTabReport.ts';
import { button } from '../../ui/button.ts';
import { observatoryIcon } from '../../views/observatoryIcon.ts';
import type { Scene } from '../tab.ts';
import type { OmpOptions } from './ompOptions.ts';

interface Reason {
  readonly title: string;
  readonly detail: string;
  readonly step: string;
  readonly act: () => void;
}

/** Why the tab has no requests to show, and exactly one next step; the choice of agents stays above it. */
export function ompEmpty(scene: Scene<OmpTabReport, OmpOptions>): TemplateResult {
  const { title, detail, step, act } = reasonOf(scene);
  return html`<section class="empty" aria-labelledby="title-empty">
    ${observatoryIcon()}
    <h2 id="title-empty">${title}</h2>
    <p>${detail}</p>
    ${button(step, act)}
  </section>`;
}

function reasonOf({ report, filter, words, actions, choose }: Scene<OmpTabReport, OmpOptions>): Reason {
  const { t, formats } = words;
  if (report.newest > 0) {
    return {
      title: t('No request in this range'),
      detail: t('The newest one is of {0}.', formats.day(report.newest, report.asOf)),
      step: t('Show All Time'),
      act: () => actions.go({ filter: { ...filter, range: 'all' } }),
    };
  }
  if (report.agents === 'omp' && report.folders === 0) {
    return {
      title: t('No oh-my-pi sessions were found'),
      detail: t('They appear once omp has run; a folder of sessions elsewhere can be named in the settings.'),
      step: t('Open Settings'),
      act: () => actions.run({ name: 'openSettings' }),
    };
  }
  if (report.agents !== 'all') {
    return {
      title: t('There are no requests here yet'),
      detail: t('Nothing that the filter lets through has asked a model. The other agent may have.'),
      step: t('Show Both Agents'),
      act: () => choose({ agents: 'all', detail: '' }),
    };
  }
  return {
    title: t('There are no requests here yet'),
    detail: t('Nothing that the filter lets through has asked a model.'),
    step: t('Look Again'),
    act: () => actions.run({ name: 'refresh' }),
  };
}
