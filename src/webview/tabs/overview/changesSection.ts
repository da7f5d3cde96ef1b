import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { withQuery } from '../../../core/reports/panel/panelFilter.ts';
import { withTerm } from '../../../core/query/changeQuery.ts';
import type { Change } from '../../../core/reports/panel/changes.ts';
import type { OverviewReport } from '../../../core/reports/overview.ts';
import { changeText } from '../../model/changeText.ts';
import { strongText } from '../../text/strongText.ts';
import { linkButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import type { NoOptions } from '../noOptions.ts';
import type { Scene } from '../tab.ts';

/** What is different today, in three sentences computed from the data, each with the way to what is behind it. */
export function changesSection(scene: Scene<OverviewReport, NoOptions>): TemplateResult {
  const { report, words } = scene;
  const { t } = words;
  const { facts } = report.changes;
  const content =
    facts.length === 0
      ? html`<p class="quiet">${t('No request today or yesterday.')}</p>`
      : html`<ul class="changes">
          ${facts.map((fact) => change(fact, scene))}
        </ul>`;
  return section('changes', t('What changed since yesterday'), '', content);
}

function change(fact: Change, { report, words, actions, filter }: Scene<OverviewReport, NoOptions>): TemplateResult {
  const { icon, text } = changeText(fact, words);
  const { t } = words;
  const { today, before } = report.changes;
  const today_ = { ...filter, range: today };
  const steps: Readonly<Record<Change['kind'], readonly [string, () => void]>> = {
    cost: [
      t('Compare days'),
      () => actions.go({ tab: 'time', filter: { ...filter, range: { from: before.from, to: today.to } } }),
    ],
    model: [t('Show models'), () => actions.go({ tab: 'models', filter: today_ })],
    failures: [
      t('Show failures'),
      () => {
        const tool = fact.kind === 'failures' ? fact.tool : '';
        actions.go({ tab: 'tools', filter: withQuery(today_, withTerm(filter.query ?? '', 'tool', [tool])) });
      },
    ],
    work: [t('Show sessions'), () => actions.go({ tab: 'sessions', filter: today_ })],
  };
  return html`<li>
    ${codicon(icon, fact.kind === 'failures' ? 'small warning' : 'small')}
    <span>${strongText(text)} ${linkButton(...steps[fact.kind])}</span>
  </li>`;
}
