import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import type { ReportedSkill, Telemetry } from '../../../core/telemetry/telemetry.ts';
import { clip } from '../../text/clip.ts';
import { section } from '../../views/section.ts';
import { miniTable } from './miniTable.ts';
import { percentText } from './skillsTable.ts';
import type { Scene } from '../tab.ts';
import type { SkillsOptions } from './skillsOptions.ts';

/** What workspaces report of themselves in their metrics.json, beside what was measured. */
export function reportedSection(scene: Scene<SkillsTabReport, SkillsOptions>): unknown {
  const { report } = scene;
  if (report.telemetry.length === 0) return nothing;
  return report.telemetry.map((telemetry, index) => one(telemetry, index, scene));
}

function one(
  telemetry: Telemetry,
  index: number,
  { report, words, actions, filter }: Scene<SkillsTabReport, SkillsOptions>,
): TemplateResult {
  const { skills } = report;
  const { t, formats } = words;
  const note = html`<span class="section-note" title=${clip(telemetry.path)}
    >${t('as reported, not checked: {0}', clip(telemetry.path))}</span
  >`;
  const id = `reported-${index}`;
  if (telemetry.problem !== '') {
    return section(
      id,
      t('Reported'),
      note,
      html`<p class="quiet-line attention">${t('It cannot be read. {0}', telemetry.problem)}</p>`,
    );
  }
  const { recursion, edits, intents } = telemetry;
  const table = miniTable<ReportedSkill>({
    labelledBy: `title-${id}`,
    key: ({ name }) => name,
    menu: { id: `skills-${id}`, exports: { table: 'reported-skills', filter }, actions },
    rows: telemetry.skills,
    columns: [
      {
        id: 'skill',
        label: t('Skill'),
        name: 'name',
        cell: ({ name }) => html`<bdi>${name}</bdi>`,
        text: ({ name }) => name,
      },
      {
        id: 'reported_uses',
        basis: 'reported',
        label: t('Reported uses'),
        name: 'rounds',
        end: true,
        cell: ({ invocations }) => formats.integer(invocations),
        raw: ({ invocations }) => invocations,
      },
      {
        id: 'measured_uses',
        basis: 'measured',
        raw: ({ name }) => skills.skills.find((skill) => skill.name === name)?.uses ?? 0,
        label: t('Measured uses'),
        name: 'rounds',
        end: true,
        cell: ({ name }) => formats.integer(skills.skills.find((skill) => skill.name === name)?.uses ?? 0),
      },
      {
        id: 'success_rate',
        basis: 'reported',
        label: t('Success'),
        name: 'rounds',
        end: true,
        cell: ({ successRate }) => percentText(successRate, words),
        raw: ({ successRate }) => successRate,
      },
      {
        id: 'average_tokens',
        basis: 'reported',
        raw: ({ averageTokens }) => averageTokens,
        label: t('Tokens'),
        name: 'rounds',
        end: true,
        cell: ({ averageTokens }) => formats.integer(Math.round(averageTokens)),
      },
      {
        id: 'average_iterations',
        basis: 'reported',
        raw: ({ averageIterations }) => averageIterations,
        label: t('Iterations'),
        name: 'rounds',
        end: true,
        cell: ({ averageIterations }) => averageIterations.toFixed(1),
      },
    ],
  });
  const lines = [
    ...edits.map(({ model, format, rate, attempts }) =>
      t('{0} with {1}: {2} of {3} edits apply', model, format, percentText(rate, words), formats.integer(attempts)),
    ),
    ...(recursion === null
      ? []
      : [
          t(
            'Recursion: {0} chunks, {1} parallel and {2} sequential runs',
            formats.integer(recursion.chunks),
            formats.integer(recursion.parallelRuns),
            formats.integer(recursion.sequentialRuns),
          ),
        ]),
    ...intents.map(({ intent, count, averageConfidence, accuracy }) =>
      t(
        'Intent {0}: {1} times, confidence {2}, right {3}',
        intent,
        formats.integer(count),
        averageConfidence.toFixed(2),
        percentText(accuracy, words),
      ),
    ),
  ];
  return section(
    id,
    t('Reported'),
    note,
    html`${telemetry.skills.length > 0 ? table : nothing}
      <ul class="sentences">
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`,
  );
}
