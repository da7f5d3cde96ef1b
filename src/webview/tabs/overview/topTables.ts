import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import type { Figures } from '../../../core/reports/figures.ts';
import type { ModelRow, OverviewReport, ProjectRow, SessionRow } from '../../../core/reports/overview.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import { withFacet } from '../../../core/reports/panel/panelFilter.ts';
import { costText } from '../../model/costText.ts';
import { modelNames } from '../../model/modelNames.ts';
import type { Actions } from '../../state/actions.ts';
import { modelSlots } from '../../state/seriesSlots.ts';
import { costCell } from '../../table/costCell.ts';
import type { Column } from '../../table/dataTable.ts';
import { dataTable } from '../../table/dataTable.ts';
import { clip } from '../../text/clip.ts';
import type { Words } from '../../text/words.ts';
import { linkButton } from '../../ui/button.ts';
import { codicon } from '../../ui/codicon.ts';
import type { NoOptions } from '../noOptions.ts';
import type { Scene } from '../tab.ts';
import { section } from '../../views/section.ts';
import { swatch } from '../../views/swatch.ts';

/** Most rows a top list shows; the boxes of the loading state have the same number. */
export const topRows = 8;

type OverviewScene = Scene<OverviewReport, NoOptions>;

function showAll(tab: string, { t }: Words, actions: Actions): TemplateResult {
  return html`<span class="grow"></span>${linkButton(t('Show all'), () => actions.go({ tab }))}`;
}

interface RankedRow {
  readonly figures: Figures;
}

function costColumn(rows: readonly RankedRow[], words: Words): Column<RankedRow> {
  const maximum = Math.max(0, ...rows.map((row) => row.figures.cost.amount));
  return {
    label: words.t('Cost'),
    name: 'cost',
    end: true,
    cell: ({ figures }) => costCell(figures.cost, maximum, words),
    title: ({ figures }) => costText(figures.cost, words).title,
  };
}

function countColumn(label: string, words: Words, count: (figures: Figures) => number): Column<RankedRow> {
  const text = ({ figures }: RankedRow): string => words.formats.integer(count(figures));
  return { label, name: 'count', end: true, cell: text, text };
}

/** The models that cost most, in the colours they have in the chart. */
export function topModels({ report, slots, words, actions, filter }: OverviewScene): TemplateResult {
  const { t } = words;
  const rows = report.topModels.slice(0, topRows);
  const names = modelNames(rows.map((row) => row.model));
  const columns: readonly Column<ModelRow>[] = [
    {
      label: t('Model'),
      name: 'name',
      cell: ({ model }) =>
        html`${swatch(slots.get(modelKey(model)) ?? modelSlots)}<bdi>${clip(names.get(modelKey(model)) ?? '')}</bdi>`,
      title: ({ model }) => clip(modelKey(model)),
    },
    countColumn(t('Requests'), words, (figures) => figures.requests),
    costColumn(rows, words),
  ];
  const only = ({ model }: ModelRow): PanelFilter => withFacet(filter, 'models', [modelKey(model)]);
  const open = (row: ModelRow): void => actions.go({ tab: 'sessions', filter: only(row) });
  const menu = { id: 'top-models', filterOf: only, exports: { kind: 'models', filter }, actions } as const;
  const key = ({ model }: ModelRow): string => modelKey(model);
  const table = dataTable({ labelledBy: 'title-models', columns, rows, key, open, menu });
  return section('models', t('Top models'), showAll('models', words, actions), table);
}

/** The projects that cost most. */
export function topProjects({ report, words, actions, filter }: OverviewScene): TemplateResult {
  const { t } = words;
  const rows = report.topProjects.slice(0, topRows);
  const columns: readonly Column<ProjectRow>[] = [
    {
      label: t('Project'),
      name: 'name',
      cell: ({ label }) => html`${codicon('folder', 'small quiet')}<bdi>${clip(label)}</bdi>`,
      title: ({ folder }) => clip(folder),
    },
    countColumn(t('Sessions'), words, (figures) => figures.sessions),
    costColumn(rows, words),
  ];
  const only = ({ folder }: ProjectRow): PanelFilter => withFacet(filter, 'projects', [folder]);
  const open = (row: ProjectRow): void => actions.go({ tab: 'sessions', filter: only(row) });
  const menu = { id: 'top-projects', filterOf: only, exports: { kind: 'projects', filter }, actions } as const;
  const table = dataTable({ labelledBy: 'title-projects', columns, rows, key: ({ folder }) => folder, open, menu });
  return section('projects', t('Top projects'), showAll('projects', words, actions), table);
}

/** The sessions that cost most; each opens its page. */
export function topSessions({ report, words, actions, filter }: OverviewScene): TemplateResult {
  const { t } = words;
  const rows = report.topSessions.slice(0, topRows);
  const columns: readonly Column<SessionRow>[] = [
    {
      label: t('Session'),
      name: 'name',
      cell: ({ id, title }) => html`<bdi>${clip(title) || id}</bdi>`,
      title: ({ title }) => clip(title),
      text: ({ id, title }) => clip(title) || id,
    },
    {
      label: t('Project'),
      name: 'count',
      end: true,
      cell: ({ projectLabel }) => html`<bdi>${clip(projectLabel)}</bdi>`,
      text: ({ projectLabel }) => clip(projectLabel),
    },
    costColumn(rows, words),
  ];
  const open = ({ id }: SessionRow): void => actions.openSession(id);
  const menu = { id: 'top-sessions', exports: { kind: 'sessions', filter }, actions } as const;
  const table = dataTable({ labelledBy: 'title-sessions', columns, rows, key: ({ id }) => id, open, menu });
  return section('sessions', t('Top sessions'), showAll('sessions', words, actions), table);
}
