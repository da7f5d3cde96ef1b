import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import type { SkillDetail, SkillSession } from '../../../core/skills/skillDetail.ts';
import { clip } from '../../text/clip.ts';
import { linkButton } from '../../ui/button.ts';
import type { Scene } from '../tab.ts';
import { percentText } from './skillsTable.ts';
import type { SkillsOptions } from './skillsOptions.ts';

/** Sessions shown until more are asked for. */
const mostSessions = 6;

/** The sessions a skill was loaded in, the latest first, each a way into the inspector. */
export function skillSessionList(
  { name, sessions, inSessions }: SkillDetail,
  scene: Scene<SkillsTabReport, SkillsOptions>,
): TemplateResult | typeof nothing {
  if (inSessions.length === 0) return nothing;
  const { words, options, choose } = scene;
  const { t, formats } = words;
  const shown = options.sessionsOf === name ? inSessions : inSessions.slice(0, mostSessions);
  const left = sessions - shown.length;
  const more =
    shown.length < inSessions.length
      ? linkButton(t('Show {0} more', formats.integer(inSessions.length - shown.length)), () =>
          choose({ sessionsOf: name }),
        )
      : left === 0
        ? nothing
        : html`<small>${t('and {0} earlier ones', formats.integer(left))}</small>`;
  return html`<h3>${t('Sessions it was loaded in')} <small>${t('cost of its text: estimated')}</small></h3>
    <ul class="cases skill-sessions">
      ${shown.map((one) => row(one, scene))}
    </ul>
    ${more}`;
}

function row(one: SkillSession, { words, actions, report }: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { t, plural, formats } = words;
  const { id, title, uses, failures, last, cost, costShare } = one;
  const figures = [
    plural(uses, '{0} use', '{0} uses'),
    failures === 0 ? '' : t('{0} failed', formats.integer(failures)),
    cost === 0 ? '' : `${formats.money(cost)}${costShare === null ? '' : `, ${percentText(costShare, words)}`}`,
    last === 0 ? '' : formats.day(last, report.skills.generated),
  ];
  return html`<li>
    <button type="button" class="link" title=${clip(title) || id} @click=${() => actions.openSession(id)}>
      <bdi>${clip(title) || id}</bdi>
    </button>
    <small title=${t('Its cost there, and the share of what it cost in all sessions')}
      >${figures.filter((text) => text !== '').join(', ')}</small
    >
  </li>`;
}
