import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import type { DelegationRow, DepthRow } from '../../../core/behaviour/recursionReport.ts';
import type { SkillsTabReport } from '../../../core/reports/panel/skillsTabReport.ts';
import { barCell } from '../../table/barCell.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { section } from '../../views/section.ts';
import { miniTable } from './miniTable.ts';
import { percentText } from './skillsTable.ts';
import { dollars } from '../../../core/model/money.ts';
import type { Scene } from '../tab.ts';
import type { SkillsOptions } from './skillsOptions.ts';

const mostRows = 6;

/** Sub-agents and recursion, and how deep they go. */
export function delegationSection(scene: Scene<SkillsTabReport, SkillsOptions>): TemplateResult {
  const { report, words, actions, filter } = scene;
  const { recursion } = report;
  const { t, formats } = words;
  const note = html`<span class="section-note">${t('sessions by how deep their sub-agents go; measured')}</span>`;
  const most = Math.max(1, ...recursion.depths.map(({ sessions }) => sessions));
  const deepest = recursion.depths.length - 1;
  const depths = miniTable<DepthRow>({
    labelledBy: 'title-delegation',
    key: ({ depth }) => String(depth),
    menu: { id: 'skills-depths', exports: { table: 'delegation-depths', filter }, actions },
    rows: recursion.depths,
    columns: [
      {
        id: 'depth',
        basis: 'measured',
        raw: ({ depth }) => depth,
        label: t('Depth'),
        name: 'name',
        cell: ({ depth }) =>
          depth === 0 ? t('0, no sub-agent') : depth === deepest ? t('{0} and deeper', depth) : formats.integer(depth),
      },
      {
        id: 'sessions',
        basis: 'measured',
        text: ({ sessions }) => formats.integer(sessions),
        raw: ({ sessions }) => sessions,
        label: t('Sessions'),
        name: 'times',
        end: true,
        cell: ({ sessions }) => barCell(sessions / most, formats.integer(sessions)),
      },
      {
        id: 'cost_per_session',
        basis: 'measured',
        raw: ({ costPerSession, sessions }) => (sessions === 0 ? null : dollars(costPerSession)),
        label: t('Cost a session'),
        name: 'rounds',
        end: true,
        cell: ({ costPerSession, sessions }) => (sessions === 0 ? '' : formats.money(costPerSession)),
      },
      {
        id: 'empty_share',
        basis: 'measured',
        text: ({ emptyShare }) => (emptyShare === null ? '' : percentText(emptyShare, words)),
        raw: ({ emptyShare }) => emptyShare,
        label: t('Came back empty'),
        name: 'rounds',
        end: true,
        cell: ({ emptyShare }) =>
          emptyShare === null
            ? ''
            : html`<span class=${emptyShare > 0.15 ? 'attention' : ''}>${percentText(emptyShare, words)}</span>`,
      },
    ],
  });
  return section('delegation', t('Delegation depth'), note, html`${depths} ${agents(scene)}`);
}

function agents({ report, words, actions, filter }: Scene<SkillsTabReport, SkillsOptions>): unknown {
  const { rows } = report.recursion;
  if (rows.length === 0) return nothing;
  const { t, formats } = words;
  return html`<h3 id="title-agents">${t('Sub-agents and recursion')}</h3>
    ${miniTable<DelegationRow>({
      labelledBy: 'title-agents',
      rows: rows.slice(0, mostRows),
      key: ({ name }) => name,
      menu: { id: 'skills-agents', every: rows, exports: { table: 'delegation', filter }, actions },
      columns: [
        {
          id: 'name',
          label: t('Name'),
          name: 'name',
          cell: ({ name }) => html`<bdi>${clip(name)}</bdi>`,
          title: ({ name }) => clip(name),
        },
        {
          id: 'calls',
          basis: 'measured',
          label: t('Calls'),
          name: 'count',
          end: true,
          cell: ({ calls }) => formats.integer(calls),
          raw: ({ calls }) => calls,
        },
        {
          id: 'chunks',
          // Of recursive calls the inputs say how many there were; only child sessions are counted.
          basis: rows.some(({ children, chunks }) => children !== chunks) ? 'inferred' : 'measured',
          label: t('Chunks'),
          name: 'count',
          end: true,
          cell: ({ chunks }) => formats.integer(chunks),
          raw: ({ chunks }) => chunks,
        },
        {
          id: 'time_per_chunk_ms',
          raw: ({ timePerChunk }) => timePerChunk,
          label: t('Time a chunk'),
          name: 'rounds',
          end: true,
          cell: ({ timePerChunk }) => (timePerChunk === null ? '–' : formats.duration(timePerChunk)),
        },
        {
          id: 'tokens_per_chunk',
          raw: ({ tokensPerChunk }) => tokensPerChunk,
          label: t('Tokens a chunk'),
          name: 'rounds',
          end: true,
          cell: ({ tokensPerChunk }) => (tokensPerChunk === null ? '–' : compact(tokensPerChunk, words)),
        },
        {
          id: 'efficiency',
          basis: 'inferred',
          raw: ({ efficiency }) => efficiency,
          label: t('Efficiency'),
          name: 'rounds',
          end: true,
          cell: ({ efficiency }) => (efficiency === null ? '–' : `${efficiency.toFixed(1)}×`),
          title: ({ parallelRuns, sequentialRuns }) =>
            t(
              '{0} times side by side, {1} times one after the other',
              formats.integer(parallelRuns),
              formats.integer(sequentialRuns),
            ),
        },
      ],
    })}`;
}

function compact(value: number, { formats }: Words): string {
  const { figure, unit } = formats.compact(value);
  return figure + unit;
}
