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

const mostRows = 6;

/** Sub-agents and recursion, and how deep they go. */
export function delegationSection({ recursion }: SkillsTabReport, words: Words): TemplateResult {
  const { t, formats } = words;
  const note = html`<span class="section-note">${t('sessions by how deep their sub-agents go; measured')}</span>`;
  const most = Math.max(1, ...recursion.depths.map(({ sessions }) => sessions));
  const deepest = recursion.depths.length - 1;
  const depths = miniTable<DepthRow>({
    labelledBy: 'title-delegation',
    rows: recursion.depths,
    columns: [
      {
        label: t('Depth'),
        name: 'name',
        cell: ({ depth }) =>
          depth === 0 ? t('0, no sub-agent') : depth === deepest ? t('{0} and deeper', depth) : formats.integer(depth),
      },
      {
        label: t('Sessions'),
        name: 'times',
        end: true,
        cell: ({ sessions }) => barCell(sessions / most, formats.integer(sessions)),
      },
      {
        label: t('Cost a session'),
        name: 'rounds',
        end: true,
        cell: ({ costPerSession, sessions }) => (sessions === 0 ? '' : formats.money(costPerSession)),
      },
      {
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
  return section('delegation', t('Delegation depth'), note, html`${depths} ${agents(recursion.rows, words)}`);
}

function agents(rows: readonly DelegationRow[], words: Words): unknown {
  if (rows.length === 0) return nothing;
  const { t, formats } = words;
  return html`<h3 id="title-agents">${t('Sub-agents and recursion')}</h3>
    ${miniTable<DelegationRow>({
      labelledBy: 'title-agents',
      rows: rows.slice(0, mostRows),
      columns: [
        {
          label: t('Name'),
          name: 'name',
          cell: ({ name }) => html`<bdi>${clip(name)}</bdi>`,
          title: ({ name }) => clip(name),
        },
        { label: t('Calls'), name: 'count', end: true, cell: ({ calls }) => formats.integer(calls) },
        { label: t('Chunks'), name: 'count', end: true, cell: ({ chunks }) => formats.integer(chunks) },
        {
          label: t('Time a chunk'),
          name: 'rounds',
          end: true,
          cell: ({ timePerChunk }) => (timePerChunk === null ? '–' : formats.duration(timePerChunk)),
        },
        {
          label: t('Tokens a chunk'),
          name: 'rounds',
          end: true,
          cell: ({ tokensPerChunk }) => (tokensPerChunk === null ? '–' : compact(tokensPerChunk, words)),
        },
        {
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
