import type { TemplateResult } from 'lit-html';
import { html, nothing } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import { totalTokens } from '../../../core/model/tokenUsage.ts';
import { withFacet } from '../../../core/reports/panel/panelFilter.ts';
import type {
  SessionsTabQuery,
  SessionsTabReport,
  SessionTabRow,
} from '../../../core/reports/panel/sessionsTabReport.ts';
import type { Grid, GridColumn } from '../../grid/grid.ts';
import { gridSection } from '../../grid/gridSection.ts';
import { barredCell, costColumn, countColumn, figureCell } from '../../grid/usageColumns.ts';
import { tokenKinds } from '../../model/tokenKinds.ts';
import { durationText } from '../../model/durationText.ts';
import { modelSlots } from '../../state/seriesSlots.ts';
import { clip } from '../../text/clip.ts';
import { swatch } from '../../views/swatch.ts';
import { costMarks } from '../../views/costMarks.ts';
import type { Scene } from '../tab.ts';
import type { SessionsOptions } from './sessionsTab.ts';
import { pageSize, rankOf, sessionsQuery } from './sessionsTab.ts';

/** The sessions of the filter as workflows or each alone, in the order of any column. */
export function sessionsView(scene: Scene<SessionsTabReport, SessionsOptions, SessionsTabQuery>): TemplateResult {
  const { report, words, options, choose } = scene;
  const { t, plural } = words;
  const flat = html`<label class="check"
    ><input
      type="checkbox"
      .checked=${!options.workflows}
      @change=${() => choose({ workflows: !options.workflows, offset: 0 })}
    />${t('Sub-agents on their own')}</label
  >`;
  const aside = html`${plural(report.totals.figures.sessions, '{0} session', '{0} sessions')} ${flat}`;
  return html`<div class="page">
    ${gridSection(t('Sessions'), aside, sessionGrid(scene))}
    ${costMarks(
      report.rows.map(({ figures }) => figures),
      words,
    )}
  </div>`;
}

function sessionGrid(scene: Scene<SessionsTabReport, SessionsOptions, SessionsTabQuery>): Grid<SessionTabRow> {
  const { report, words, options, choose, actions, filter } = scene;
  const { t, formats } = words;
  const { most, totals } = report;
  const day = (ms: number): string => (ms > 0 ? `${formats.day(ms, report.asOf)}, ${formats.time(ms)}` : '–');
  const title = ({ title: own, id }: SessionTabRow): string => clip(own) || id;
  const duration = (
    id: string,
    label: string,
    value: (row: SessionTabRow) => number,
    largest: number,
  ): GridColumn<SessionTabRow> => ({
    id,
    label,
    width: 92,
    end: true,
    cell: (row) => barredCell(value(row), largest, durationText(value(row), words)),
    text: (row) => durationText(value(row), words),
    value,
  });
  const columns: readonly GridColumn<SessionTabRow>[] = [
    {
      id: 'title',
      label: t('Session'),
      width: 260,
      cell: (row) =>
        html`<bdi>${title(row)}</bdi
          >${row.subagents > 0 && !row.open ? html`<small>+${row.subagents}</small>` : nothing}`,
      text: title,
      value: title,
      total: t('Total'),
    },
    costColumn(({ figures }) => figures.cost, most.cost, totals.figures.cost, words),
    {
      id: 'project',
      label: t('Project'),
      width: 120,
      cell: ({ projectLabel }) => html`<bdi>${clip(projectLabel)}</bdi>`,
      text: ({ folder }) => clip(folder),
    },
    {
      id: 'model',
      label: t('Model'),
      width: 170,
      cell: ({ model, models }) =>
        model
          ? html`${swatch(scene.slots.get(modelKey(model)) ?? modelSlots)}<bdi>${clip(model.modelID)}</bdi>${models > 1 ? html`<small>+${models - 1}</small>` : nothing}`
          : '–',
      text: ({ model }) => (model ? clip(modelKey(model)) : ''),
    },
    countColumn('requests', t('Requests'), ({ figures }) => figures.requests, words, {
      most: most.requests,
      width: 92,
      total: formats.integer(totals.figures.requests),
    }),
    countColumn('errors', t('Errors'), ({ figures }) => figures.errors, words, {
      width: 64,
      total: formats.integer(totals.figures.errors),
    }),
    {
      id: 'tokens',
      label: t('Tokens'),
      width: 84,
      end: true,
      cell: ({ figures }) => figureCell(formats.compact(totalTokens(figures.tokens))),
      text: ({ figures }) => formats.integer(totalTokens(figures.tokens)),
      value: ({ figures }) => totalTokens(figures.tokens),
      total: figureCell(formats.compact(totalTokens(totals.figures.tokens))),
    },
    ...tokenKinds(totals, words).map(({ kind, label, tokens }): GridColumn<SessionTabRow> => ({
      id: kind,
      label,
      width: 92,
      end: true,
      cell: ({ figures }) => figureCell(formats.compact(figures.tokens[kind]), figures.tokens[kind] === 0),
      text: ({ figures }) => formats.integer(figures.tokens[kind]),
      value: ({ figures }) => figures.tokens[kind],
      total: figureCell(formats.compact(tokens)),
      optional: true,
    })),
    {
      id: 'context',
      label: t('Context peak'),
      width: 96,
      end: true,
      cell: ({ contextPeak }) => {
        const { figure, unit } = formats.compact(contextPeak);
        return barredCell(contextPeak, most.contextPeak, `${figure} ${unit}`.trim());
      },
      text: ({ contextPeak }) => formats.integer(contextPeak),
      value: ({ contextPeak }) => contextPeak,
    },
    duration('duration', t('Duration'), (row) => row.duration, most.duration),
    { ...duration('busy', t('Model time'), ({ busy }) => busy, 0), optional: true },
    {
      id: 'lastUse',
      label: t('Last'),
      width: 190,
      end: true,
      cell: ({ lastUse }) => day(lastUse),
      text: ({ lastUse }) => day(lastUse),
      value: ({ lastUse }) => lastUse,
    },
  ];
  const toggle = ({ id }: SessionTabRow): void => {
    const open = options.open.includes(id) ? options.open.filter((other) => other !== id) : [...options.open, id];
    choose({ open });
  };
  return {
    id: 'session-rows',
    label: t('Sessions'),
    // The worker sorts: only what it can rank by is offered.
    columns: columns.map(({ value, ...column }) =>
      value && rankOf(column.id) === column.id ? { ...column, value } : column,
    ),
    rows: {
      count: report.count,
      at: (index) => report.rows[index - report.offset],
      need: (from, to) => {
        const end = report.offset + report.rows.length;
        if ((from >= report.offset && to <= end) || report.count === 0) return;
        // A page around what is seen, on a step, so that a little scrolling asks nothing.
        const middle = Math.max(0, Math.floor((from + to) / 2) - pageSize / 2);
        const offset = Math.floor(middle / 50) * 50;
        if (offset !== options.offset) choose({ offset });
      },
      all: () => everyRow(scene),
    },
    key: ({ id }) => id,
    looks: options.looks,
    choose: (looks) => choose({ looks, offset: 0 }),
    open: ({ id }) => actions.openSession(id),
    toggle,
    branch: ({ level, subagents, open }) => ({ level, open: options.workflows && subagents > 0 ? open : null }),
    exports: { kind: 'sessions', filter },
    filterOf: ({ folder }) => (folder === '' ? filter : withFacet(filter, 'projects', [folder])),
    words,
    actions,
    tall: 32,
  };
}

/** Rows asked for at once where all are wanted: the most the host lets pass. */
const copyPage = 500;

/** All rows in the order of the tab, page by page. */
async function everyRow({
  filter,
  options,
  ask,
}: Scene<SessionsTabReport, SessionsOptions, SessionsTabQuery>): Promise<readonly SessionTabRow[]> {
  const rows: SessionTabRow[] = [];
  for (let count = 1; rows.length < count;) {
    const page = await ask(sessionsQuery(filter, { ...options, offset: rows.length }, copyPage));
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
    ({ count } = page);
  }
  return rows;
}
