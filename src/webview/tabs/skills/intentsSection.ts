import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { intentNames } from '../../../core/behaviour/intentNames.ts';
import type { IntentRow } from '../../../core/behaviour/intentsReport.ts';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import { cssVars } from '../../dom/cssVars.ts';
import { clip } from '../../text/clip.ts';
import { intentVerdict } from '../../views/intentVerdict.ts';
import { section } from '../../views/section.ts';
import type { Scene } from '../tab.ts';
import { miniTable } from './miniTable.ts';
import { percentText } from './skillsTable.ts';
import type { SkillsOptions } from './skillsOptions.ts';
import { offerTable } from '../../table/tableMenu.ts';

const mostCases = 8;

/** Classifications of intent, with marks the matrix of which are taken for which. */
export function intentsSection(scene: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { report, words, actions, filter } = scene;
  const { t, formats } = words;
  const { intents } = report;
  const note = html`<span class="section-note">${t('found in texts and outputs; right or wrong by your marks')}</span>`;
  if (intents.total.count === 0) {
    return section(
      'intents',
      t('Intents'),
      note,
      html`<p class="quiet-line">${t('No text in this range classifies an intent.')}</p>`,
    );
  }
  const table = miniTable<IntentRow>({
    labelledBy: 'title-intents',
    key: ({ intent }) => intent,
    menu: { id: 'skills-intents', exports: { table: 'intents', filter }, actions },
    rows: intents.rows,
    columns: [
      {
        id: 'intent',
        label: t('Intent'),
        name: 'name',
        cell: ({ intent }) => html`<bdi>${clip(intent)}</bdi>`,
        text: ({ intent }) => clip(intent),
      },
      {
        id: 'count',
        basis: 'measured',
        label: t('Count'),
        name: 'times',
        end: true,
        cell: ({ count }) => formats.integer(count),
        raw: ({ count }) => count,
      },
      {
        id: 'confidence',
        basis: 'reported',
        label: t('Confidence'),
        name: 'rounds',
        end: true,
        cell: ({ confidence }) => confidence.toFixed(2),
        raw: ({ confidence }) => confidence,
      },
      {
        id: 'escalation_rate',
        basis: 'inferred',
        raw: ({ escalationRate }) => escalationRate,
        label: t('You were asked'),
        name: 'rounds',
        end: true,
        cell: ({ escalationRate }) => percentText(escalationRate, words),
      },
      {
        id: 'accuracy',
        basis: 'measured',
        text: ({ accuracy }) => (accuracy === null ? '–' : percentText(accuracy, words)),
        raw: ({ accuracy }) => accuracy,
        label: t('Right'),
        name: 'rounds',
        end: true,
        cell: ({ accuracy, marked }) =>
          accuracy === null
            ? html`<span class="zero">–</span>`
            : html`${percentText(accuracy, words)} <small>${formats.integer(marked)}</small>`,
      },
    ],
  });
  return section('intents', t('Intents'), note, html`${table} ${confusion(scene)} ${cases(scene)}`);
}

function confusion({ report, words, actions, filter }: Scene<SkillsTabReport, SkillsOptions>): unknown {
  const { t, formats } = words;
  const { intents } = report;
  const { intents: names, counts } = intents.confusion;
  if (names.length === 0) return nothing;
  const most = Math.max(1, ...counts.flat());
  const marked = names.flatMap((classified, row) =>
    names.map((actual, column) => ({ classified, actual, count: counts[row]?.[column] ?? 0 })),
  );
  const context = offerTable(
    [
      { id: 'classified', label: t('Classified'), cell: (cell) => clip(cell.classified) },
      { id: 'actual', label: t('Actual'), cell: (cell) => clip(cell.actual) },
      {
        id: 'count',
        label: t('Count'),
        basis: 'measured',
        cell: (cell) => formats.integer(cell.count),
        raw: (cell) => cell.count,
      },
    ],
    marked,
    ({ classified, actual }) => `${classified}|${actual}`,
    { id: 'skills-confusion', exports: { table: 'intent-confusion', filter }, actions },
  );
  return html`<table class="matrix confusion" aria-label=${t('Confusion of intents: classified down, actual across')}>
    <thead>
      <tr>
        <td></td>
        ${names.map((name) => html`<th scope="col">${clip(name)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${names.map(
        (name, row) =>
          html`<tr>
            <th scope="row">${clip(name)}</th>
            ${names.map((_other, column) => {
              const count = counts[row]?.[column] ?? 0;
              const cell = marked[row * names.length + column];
              return html`<td data-vscode-context=${cell ? context(cell) : nothing}>
                <span
                  class=${row === column ? 'share-cell right' : 'share-cell'}
                  ${cssVars({ '--heat': (count / most).toFixed(3) })}
                  >${formats.integer(count)}</span
                >
              </td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function cases({ report, words, actions }: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { rows, confusion, cases: found } = report.intents;
  // What was shown last is kept without its cases.
  if (found.length === 0) return html`<p class="quiet-line">${words.t('Its cases are being read…')}</p>`;
  const names = intentNames([...rows.map(({ intent }) => intent), ...confusion.intents]);
  return html`<ul class="cases">
    ${found.slice(0, mostCases).map(
      (one) =>
        html`<li>
          <button type="button" class="link" @click=${() => actions.openSession(one.sessionId)}>
            <bdi>${clip(one.intent)}</bdi>
          </button>
          <span>${one.confidence.toFixed(2)}</span>
          ${intentVerdict(one, names, words, (mark) => actions.run({ name: 'markIntent', ...mark }))}
        </li>`,
    )}
  </ul>`;
}
