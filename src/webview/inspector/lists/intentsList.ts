import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { IntentCase } from '../../../core/behaviour/intentsReport.ts';
import type { SessionIntents } from '../../../protocol/skillsApi.ts';
import { clip } from '../../text/clip.ts';
import { intentVerdict } from '../../views/intentVerdict.ts';
import { section } from '../../views/section.ts';
import type { InspectorWords } from '../inspectorWords.ts';
import type { InspectorActions } from '../state/inspectorActions.ts';
import type { InspectorUi } from '../state/inspectorUi.ts';
import { cut, restOf } from './cutList.ts';

/** The classifications of intent found in the session, for the user to say whether they are right; nothing without any. */
export function intentsList(
  intents: SessionIntents | null,
  ui: InspectorUi,
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult | typeof nothing {
  if (intents === null || intents.cases.length === 0) return nothing;
  const { t, formats } = words;
  const { cases, names } = intents;
  const marked = cases.filter(({ verdict }) => verdict !== null);
  const right = marked.filter(({ verdict }) => verdict?.verdict === 'right').length;
  const note =
    marked.length === 0
      ? t('found in texts and outputs; say which are right')
      : t('{0} of {1} marked are right', formats.integer(right), formats.integer(marked.length));
  const shown = cut(cases, 'intents', ui);
  return section(
    'session-intents',
    t('Intents'),
    html`<span class="caption">${note}</span>`,
    html`<ul class="intent-lines">
        ${shown.map((one) => line(one, names, words, actions))}
      </ul>
      ${restOf(shown.length, cases.length, 'intents', words, actions)}`,
  );
}

function line(
  one: IntentCase,
  names: readonly string[],
  words: InspectorWords,
  actions: InspectorActions,
): TemplateResult {
  const { t, clock } = words;
  const { at, intent, confidence, route, escalated } = one;
  return html`<li class="intent-line">
    <span class="quiet">${clock(at)}</span>
    <b><bdi>${clip(intent)}</bdi></b>
    <span title=${t('Confidence, as the classifier wrote it')}>${confidence.toFixed(2)}</span>
    <span class="quiet intent-way" title=${t('The way it chose')}
      >${route === '' ? nothing : html`→ <bdi>${clip(route)}</bdi>`}</span
    >
    ${escalated ? html`<span class="tag">${t('you were asked')}</span>` : nothing}
    <span class="grow"></span>
    ${intentVerdict(one, names, words, (mark) => actions.act({ name: 'markIntent', ...mark }))}
  </li>`;
}
