import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SkillDetail } from '../../../core/skills/skillDetail.ts';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import { sparkline } from '../../charts/sparkline.ts';
import { barCell } from '../../table/barCell.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { linkButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import { section } from '../../views/section.ts';
import type { Scene } from '../tab.ts';
import { miniTable } from './miniTable.ts';
import type { SkillsOptions } from './skillsOptions.ts';
import { exportTime } from '../../../core/export/exportRow.ts';
import { dollars } from '../../../core/model/money.ts';
import { exportButton } from '../../grid/exportButton.ts';
import { momentText } from '../../model/momentText.ts';

/** Rows shown until all are asked for. */
const mostRows = 40;

/** The skill whose details are shown. */
export function chosenSkill({ skills }: SkillsTabReport, { skill }: SkillsOptions): SkillDetail | null {
  return skills.skills.find(({ name }) => name === skill) ?? skills.skills[0] ?? null;
}

/** Every skill found or used. */
export function skillsTable(scene: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { report, words, options, choose, actions, filter } = scene;
  const { t, formats } = words;
  const found = report.skills.skills;
  const rows = options.all ? found : found.slice(0, mostRows);
  const most = Math.max(1, ...rows.map(({ uses }) => uses));
  const dearest = Math.max(1, ...rows.map(({ cost }) => cost.cost));
  const chosen = chosenSkill(report, options);
  const aside = html`<span class="section-note">${t('tokens and cost are estimated from the loaded text')}</span
    ><span class="grow"></span>${exportButton('skills-table', t('Skills'), words)}`;
  const menu = {
    id: 'skills-table',
    every: report.skills.skills,
    exports: { table: 'skills', filter },
    actions,
  } as const;
  const table = miniTable<SkillDetail>({
    labelledBy: 'title-skills',
    rows,
    key: ({ name: own }) => own,
    menu,
    open: ({ name }) => choose({ skill: name }),
    isSelected: ({ name }) => name === chosen?.name,
    columns: [
      {
        id: 'skill',
        label: t('Skill'),
        name: 'name',
        cell: (row) =>
          html`${codicon(iconOf(row), `small ${iconOf(row) === 'book' ? 'quiet' : 'warning'}`)}<bdi
              >${clip(row.name)}</bdi
            >`,
        title: (row) => clip(row.name),
      },
      {
        id: 'scope',
        label: t('Scope'),
        name: 'scope',
        cell: (row) => html`<bdi>${clip(scopeOf(row, words))}</bdi>`,
        title: (row) => scopeOf(row, words),
      },
      {
        id: 'uses',
        basis: 'measured',
        label: t('Uses'),
        name: 'uses',
        end: true,
        cell: ({ uses }) => barCell(uses / most, formats.integer(uses)),
        text: ({ uses }) => formats.integer(uses),
        raw: ({ uses }) => uses,
      },
      {
        id: 'sessions',
        basis: 'measured',
        label: t('Sessions'),
        name: 'sessions',
        end: true,
        cell: ({ sessions }) => formats.integer(sessions),
        raw: ({ sessions }) => sessions,
      },
      {
        id: 'failures',
        basis: 'measured',
        text: ({ failures }) => formats.integer(failures),
        raw: ({ failures }) => failures,
        label: t('Failures'),
        name: 'failures',
        end: true,
        cell: ({ failures, uses }) =>
          failures === 0
            ? html`<span class="zero">0</span>`
            : html`<span class="attention"
                >${formats.integer(failures)} <small>${percentText(failures / uses, words)}</small></span
              >`,
      },
      {
        id: 'size_tokens',
        basis: 'estimated',
        text: ({ cost }) => formats.integer(cost.tokens),
        raw: ({ cost }) => cost.tokens,
        label: t('Size'),
        name: 'size',
        end: true,
        cell: ({ cost }) => (cost.tokens === 0 ? html`<span class="zero">–</span>` : compact(cost.tokens, words)),
        title: () => t('Tokens its text adds to the context, estimated'),
      },
      {
        id: 'cost',
        basis: 'estimated',
        text: ({ cost }) => formats.exactMoney(cost.cost),
        raw: ({ cost }) => (cost.cost === 0 && cost.unpriced > 0 ? null : dollars(cost.cost)),
        label: t('Cost'),
        name: 'cost',
        end: true,
        cell: ({ cost }) =>
          cost.cost === 0
            ? html`<span class="zero"
                  >${cost.requests === 0 ? t('none') : cost.unpriced > 0 ? t('unpriced') : t('free')}</span
                ><i class="mark mark-none"></i>`
            : html`${barCell(cost.cost / dearest, formats.money(cost.cost))}<i class="mark mark-computed"></i>`,
        title: ({ cost }) =>
          t('{0} requests carried it: {1} tokens', formats.integer(cost.requests), formats.integer(cost.carriedTokens)),
      },
      {
        id: 'last_used',
        basis: 'measured',
        text: ({ last }) => (last === 0 ? t('never') : momentText(last, report.skills.generated, formats)),
        raw: ({ last }) => exportTime(last),
        label: t('Last'),
        name: 'last',
        end: true,
        cell: ({ last }) =>
          last === 0 ? html`<span class="zero">${t('never')}</span>` : formats.day(last, report.skills.generated),
      },
      {
        text: ({ daily }) => daily.join(' '),
        label: t('30 days'),
        name: 'trend',
        cell: ({ daily }) => (daily.some((count) => count > 0) ? sparkline(daily) : nothing),
      },
    ],
  });
  const rest =
    rows.length === found.length
      ? nothing
      : html`<p class="quiet-line">
          ${linkButton(t('Show all {0}', formats.integer(found.length)), () => choose({ all: true }))}
        </p>`;
  return section('skills', t('Skills'), aside, html`${table}${rest}`);
}

function iconOf({ state, files, uses, failures }: SkillDetail): string {
  if (state === 'missing' || files[0]?.problem) return 'warning';
  return uses > 0 && failures === uses ? 'warning' : 'book';
}

function scopeOf({ state, files, projects }: SkillDetail, { t }: Words): string {
  const [file] = files;
  if (file !== undefined) {
    return { project: t('project'), user: t('all projects'), configured: t('configured') }[file.origin];
  }
  if (state === 'built-in') return t('built in');
  return state === 'missing' ? t('missing') : (projects[0]?.name ?? t('elsewhere'));
}

/** A share as text with its unit. */
export function percentText(share: number, { formats }: Words, digits = 0): string {
  const { figure, unit } = formats.percent(share, digits);
  return figure + unit;
}

function compact(tokens: number, { formats }: Words): string {
  const { figure, unit } = formats.compact(tokens);
  return figure + unit;
}
