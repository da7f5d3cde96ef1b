import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import type { CountOf, SkillDetail } from '../../../core/skills/skillDetail.ts';
import { cssVars } from '../../dom/cssVars.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import type { Scene } from '../tab.ts';
import { skillSessionList } from './skillSessionList.ts';
import { chosenSkill, percentText } from './skillsTable.ts';
import type { SkillsOptions } from './skillsOptions.ts';

const mostAfter = 5;
const mostPairs = 4;

/** Details of the chosen skill. */
export function skillAside(scene: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { report, options, words, actions } = scene;
  const { t } = words;
  const skill = chosenSkill(report, options);
  if (skill === null)
    return section('skill', t('No skills'), '', html`<p class="quiet-line">${t('Neither found nor used.')}</p>`);
  const [file] = skill.files;
  const hidden = report.hiddenSkills.includes(skill.name);
  const aside = html`<span class="section-note">${words.plural(skill.uses, '{0} use', '{0} uses')}</span>
    <span class="spacer"></span>
    <button
      type="button"
      class="link"
      @click=${() => actions.run({ name: 'hideSkill', skill: skill.name, hide: !hidden })}
    >
      ${hidden ? t('Remind again') : t('Hide')}
    </button>
    ${file ? html`<button type="button" class="link" @click=${() => actions.run({ name: 'openSkillFile', path: file.path })}>${t('Open SKILL.md')}</button>` : nothing}`;
  return section(
    'skill',
    clip(skill.name),
    aside,
    html`${troubles(skill, words)} ${facts(skill, scene)} ${after(skill, words)} ${skillSessionList(skill, scene)}
    ${together(skill, scene)} ${versions(skill, scene)}`,
  );
}

function troubles(skill: SkillDetail, words: Words): unknown {
  const { t, formats } = words;
  const lines: [string, string][] = skill.reasons.map(({ name, count }) => [
    reasonText(name, words),
    formats.integer(count),
  ]);
  const [file, ...shadowed] = skill.files;
  if (file?.problem) lines.push([file.problem, '']);
  if (file && file.description === '') lines.push([t('It has no description: it is not shown to the model.'), '']);
  for (const other of shadowed) lines.push([t('It shadows {0}', other.path), '']);
  if (skill.state === 'missing' && skill.available !== '') lines.push([t('There were: {0}', skill.available), '']);
  if (lines.length === 0) return nothing;
  return html`<ul class="troubles">
    ${lines.map(
      ([text, count]) =>
        html`<li title=${clip(text)}>${codicon('error', 'small error')}<span>${clip(text)}</span><b>${count}</b></li>`,
    )}
  </ul>`;
}

/** A reason of failure in the user's language. */
export function reasonText(reason: string, { t }: Words): string {
  const texts: Readonly<Record<string, string>> = {
    'text not found': t('text not found'),
    'several matches': t('several matches'),
    'must read first': t('must read first'),
    'changed since read': t('changed since it was read'),
    'nothing to change': t('nothing to change'),
    'patch does not apply': t('patch does not apply'),
    'file not found': t('file not found'),
    'not permitted': t('not permitted'),
    aborted: t('aborted'),
    'invalid arguments': t('invalid arguments'),
    'timed out': t('timed out'),
    'skill not found': t('skill not found'),
    'unknown agent': t('unknown agent'),
    'exit code': t('exit code'),
    other: t('another reason'),
  };
  return texts[reason] ?? reason;
}

function facts(skill: SkillDetail, { words, report }: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { t, formats } = words;
  const names = (counts: readonly CountOf[]): string =>
    counts
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ') || '–';
  const { performance, cost } = skill;
  const rows: [string, string, string][] = [
    [
      t('Load time'),
      skill.medianLoad === null
        ? '–'
        : t('{0}, p90 {1}', formats.duration(skill.medianLoad), formats.duration(skill.p90Load ?? 0)),
      t('measured'),
    ],
    [
      t('Share of the context'),
      cost.contextShare === null ? '–' : percentText(cost.contextShare, words, 1),
      t('estimated'),
    ],
    [
      t('Turns that ended well'),
      performance.turns === 0
        ? '–'
        : t('{0} of {1}', formats.integer(performance.completed), formats.integer(performance.turns)),
      t('inferred'),
    ],
    [
      t('To the end of the turn'),
      performance.medianDuration === null ? '–' : formats.duration(performance.medianDuration),
      t('measured'),
    ],
    [
      t('Tokens after the load'),
      performance.tokensPerTurn === null ? '–' : formats.integer(performance.tokensPerTurn),
      t('measured'),
    ],
    [
      t('Retries and loops'),
      t('{0} and {1}', formats.integer(performance.retries), formats.integer(performance.loops)),
      t('inferred'),
    ],
    [t('First use'), skill.first === 0 ? '–' : formats.day(skill.first, report.skills.generated), t('measured')],
    [t('Projects'), names(skill.projects), t('measured')],
    [t('Models'), names(skill.models), t('measured')],
    [t('Agents'), names(skill.agents), t('measured')],
  ];
  return html`<dl class="facts">
    ${rows.map(
      ([term, value, basis]) =>
        html`<dt>${term}</dt>
          <dd title=${clip(value)}>${clip(value)} <small>${basis}</small></dd>`,
    )}
  </dl>`;
}

function after({ performance }: SkillDetail, words: Words): unknown {
  const rows = performance.after.slice(0, mostAfter);
  if (rows.length === 0) return nothing;
  return html`<h3>${words.t('After the skill was read')}</h3>
    <ul class="meters">
      ${rows.map(
        ({ tool, share }) =>
          html`<li>
            <bdi>${clip(tool)}</bdi><i class="share-meter" ${cssVars({ '--share': share.toFixed(4) })}></i
            ><b>${percentText(share, words)}</b>
          </li>`,
      )}
    </ul>`;
}

/** Skills loaded in the same session, and which came first. */
function together({ name }: SkillDetail, { words, report }: Scene<SkillsTabReport, SkillsOptions>): unknown {
  const pairs = report.skills.pairs.filter(({ first, second }) => first === name || second === name);
  if (pairs.length === 0) return nothing;
  const { t, plural } = words;
  return html`<h3>${t('In the same session')}</h3>
    <ul class="versions">
      ${pairs.slice(0, mostPairs).map(
        ({ first, second, sessions }) =>
          html`<li>
            ${first === name ? t('then {0}', clip(second)) : t('after {0}', clip(first))}
            <small>${plural(sessions, '{0} session', '{0} sessions')}</small>
          </li>`,
      )}
    </ul>`;
}

function versions({ versions: all }: SkillDetail, { words, report }: Scene<SkillsTabReport, SkillsOptions>): unknown {
  if (all.length < 2) return nothing;
  const { t, formats } = words;
  return html`<h3>${t('By version of its text')}</h3>
    <ul class="versions">
      ${all
        .slice(-4)
        .map(
          ({ version, uses, first, turnsCompleted, retriesPerTurn }) =>
            html`<li>
              <code>${version}</code> ${t('since {0}', formats.day(first, report.skills.generated))},
              ${words.plural(uses, '{0} use', '{0} uses')}${turnsCompleted === null ? nothing : html`, ${t('{0} ended well', percentText(turnsCompleted, words))}`}${retriesPerTurn === null ? nothing : html`, ${t('{0} retries a turn', retriesPerTurn.toFixed(1))}`}
            </li>`,
        )}
    </ul>`;
}
