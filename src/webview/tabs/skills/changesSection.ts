import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { TrendName } from '../../../core/behaviour/trendsReport.ts';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import { percentText } from './skillsTable.ts';

/** What changed over time, each in a sentence; nothing when nothing is worth one. */
export function changesSection({ trends }: SkillsTabReport, words: Words): unknown {
  const { t, formats } = words;
  const share = (value: number): string => percentText(value, words);
  const sentences = [
    ...trends.trends.flatMap(({ name, change }) =>
      change === null
        ? []
        : [
            t(
              '{0}: from {1} to {2} since the week of {3}.',
              trendText(name, words),
              share(change.before),
              share(change.after),
              formats.longBucket(change.date, 'day'),
            ),
          ],
    ),
    ...trends.versions.map(({ skill, version, since, before, after }) =>
      t(
        'Turns that end well with {0}: from {1} to {2} with the text {3} of {4}.',
        clip(skill),
        share(before),
        share(after),
        version,
        formats.longBucket(since, 'day'),
      ),
    ),
  ];
  if (sentences.length === 0) return nothing;
  return section(
    'trends',
    t('What changed'),
    html`<span class="section-note">${t('inferred; a change that chance makes once in 370 times')}</span>`,
    list(sentences),
  );
}

/** A trend's name in the user's language. */
export function trendText(name: TrendName, { t }: Words): string {
  return {
    'edits that apply': t('Edits that apply'),
    'turns verified': t('Turns verified'),
    'turns with retries': t('Turns with retries'),
    'skill loads that work': t('Skill loads that work'),
    'turns that end well': t('Turns that end well'),
  }[name];
}

function list(sentences: readonly string[]): TemplateResult {
  return html`<ul class="sentences">
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
}
