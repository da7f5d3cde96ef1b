import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import type { TrendName } from '../../../core/behaviour/trendsReport.ts';
import { sparkline } from '../../charts/sparkline.ts';
import type { Delta } from '../../model/delta.ts';
import { pointsDelta, relativeDelta } from '../../model/delta.ts';
import type { FigureText } from '../../text/formats.ts';
import type { Words } from '../../text/words.ts';
import { codicon } from '../../ui/codicon.ts';

interface SkillsFigure extends FigureText {
  readonly label: string;
  readonly note: string;
  readonly delta: Delta | null;
  readonly trend: readonly (number | null)[];
}

const icons = { up: 'arrow-up', down: 'arrow-down', same: 'dash' } as const;

/** The six figures on top, each with its change and its course by week (skills by day). */
export function skillsFigures(report: SkillsTabReport, words: Words): TemplateResult {
  const { t } = words;
  return html`<div class="figures" role="list" aria-label=${t('Key figures')}>
    ${figuresOf(report, words).map((one) => figure(one, words))}
  </div>`;
}

/** What the six figures are, with the texts they are labelled with. */
export function skillsFigureLabels({ t }: Words): readonly string[] {
  return [
    t('Skill uses'),
    t('Skills used'),
    t('Skill failures'),
    t('Edits that apply'),
    t('Retries a turn'),
    t('Turns verified'),
  ];
}

function figuresOf(report: SkillsTabReport, words: Words): readonly SkillsFigure[] {
  const { t, formats, plural } = words;
  const { skills, edits, iterations, before } = report;
  const labels = skillsFigureLabels(words);
  const used = skills.skills.filter(({ uses }) => uses > 0).length;
  const found = skills.skills.filter(({ files }) => files.length > 0).length;
  const idle = skills.skills.filter(({ uses, files }) => uses === 0 && files.length > 0).length;
  const share = (value: number | null): FigureText =>
    value === null ? { figure: '–', unit: '' } : formats.percent(value);
  const course = (name: TrendName): readonly (number | null)[] =>
    report.trends.trends
      .find((trend) => trend.name === name)
      ?.points.slice(-26)
      .map(({ hits, total }) => (total === 0 ? null : hits / total)) ?? [];
  const daily = skills.days.map((_day, index) =>
    skills.skills.reduce((sum, skill) => sum + (skill.daily[index] ?? 0), 0),
  );
  const retries = iterations.retriesPerTurn;
  return [
    {
      label: labels[0] ?? '',
      note: report.complete ? '' : t('still reading'),
      figure: formats.integer(skills.uses),
      unit: '',
      delta: before && relativeDelta(skills.uses, before.uses, formats),
      trend: daily,
    },
    {
      label: labels[1] ?? '',
      note: idle === 0 ? '' : plural(idle, '{0} never used', '{0} never used'),
      figure: formats.integer(used),
      unit: t('of {0} found', formats.integer(found)),
      delta: null,
      trend: [],
    },
    {
      label: labels[2] ?? '',
      note: '',
      figure: formats.integer(skills.failures),
      unit: '',
      delta: before && relativeDelta(skills.failures, before.failures, formats),
      trend: course('skill loads that work'),
    },
    {
      label: labels[3] ?? '',
      note: t('measured'),
      ...share(edits.total.share.rate),
      delta: before && pointsDelta(edits.total.share.rate, before.editsThatApply, formats, t('pt')),
      trend: course('edits that apply'),
    },
    {
      label: labels[4] ?? '',
      note: t('inferred'),
      figure: retries === null ? '–' : retries.toFixed(2),
      unit: '',
      delta: before && retries !== null ? relativeDelta(retries, before.retriesPerTurn ?? 0, formats) : null,
      trend: course('turns with retries'),
    },
    {
      label: labels[5] ?? '',
      note: t('inferred'),
      ...share(iterations.verifiedShare),
      delta: before && pointsDelta(iterations.verifiedShare, before.verifiedShare, formats, t('pt')),
      trend: course('turns verified'),
    },
  ];
}

function figure({ label, note, figure: value, unit, delta, trend }: SkillsFigure, { t }: Words): TemplateResult {
  return html`<div class="figure" role="listitem">
    <div class="figure-label">
      ${label}${note === '' ? nothing : html`<span class="figure-note" title=${note}>${note}</span>`}
    </div>
    <div class="figure-value">${value}${unit === '' ? nothing : html`<small>${unit}</small>`}</div>
    <div class="figure-delta">
      ${
        delta
          ? html`<b
              >${codicon(icons[delta.direction], 'tiny')}<span class="hidden"
                >${{ up: t('up'), down: t('down'), same: t('unchanged') }[delta.direction]} </span
              >${delta.text}</b
            >`
          : nothing
      }
    </div>
    <div class="figure-trend">${trend.length > 1 ? sparkline(trend, { fromZero: false }) : nothing}</div>
  </div>`;
}
