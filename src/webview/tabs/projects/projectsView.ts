import type { TemplateResult } from 'lit-html';
import { html } from 'lit-html';
import { modelKey } from '../../../core/model/modelId.ts';
import { withFacet } from '../../../core/reports/panel/panelFilter.ts';
import type { ProjectsTabReport, ProjectTabRow } from '../../../core/reports/panel/projectsTabReport.ts';
import { sparkline } from '../../charts/sparkline.ts';
import type { Grid, GridColumn } from '../../grid/grid.ts';
import { gridSection } from '../../grid/gridSection.ts';
import { sortRows } from '../../grid/sortRows.ts';
import { costColumn, usageColumns } from '../../grid/usageColumns.ts';
import { durationText } from '../../model/durationText.ts';
import { clip } from '../../text/clip.ts';
import { codicon } from '../../ui/codicon.ts';
import { costMarks } from '../../views/costMarks.ts';
import type { Scene } from '../tab.ts';
import { folderGrid } from './folderGrid.ts';
import type { ProjectsOptions } from './projectsTab.ts';

/** All projects, and the tree of their folders. */
export function projectsView(scene: Scene<ProjectsTabReport, ProjectsOptions>): TemplateResult {
  const { report, words } = scene;
  const { t, plural } = words;
  return html`<div class="page">
    ${gridSection(t('Projects'), plural(report.rows.length, '{0} project', '{0} projects'), projectGrid(scene))}
    ${costMarks(
      report.rows.map(({ figures }) => figures),
      words,
    )}
    ${gridSection(t('Folders'), t('each with everything below it'), folderGrid(scene))}
  </div>`;
}

function projectGrid(scene: Scene<ProjectsTabReport, ProjectsOptions>): Grid<ProjectTabRow> {
  const { report, words, options, choose, actions, filter } = scene;
  const { t, formats } = words;
  const { rows, totals } = report;
  const most = Math.max(0, ...rows.map(({ figures }) => figures.cost.amount));
  const label = (row: ProjectTabRow): string => clip(row.label) || t('Unknown folder');
  const day = (ms: number): string => (ms > 0 ? formats.day(ms, report.asOf) : '–');
  const models = ({ models: used }: ProjectTabRow): string => used.map((model) => clip(modelKey(model))).join(', ');
  const only = ({ folder }: ProjectTabRow) => (folder === '' ? filter : withFacet(filter, 'projects', [folder]));
  const columns: readonly GridColumn<ProjectTabRow>[] = [
    {
      id: 'project',
      label: t('Project'),
      width: 190,
      cell: (row) => html`${codicon('folder', 'small quiet')} <bdi>${label(row)}</bdi>`,
      text: (row) => clip(row.folder) || label(row),
      value: label,
      total: t('Total'),
    },
    costColumn(({ figures }) => figures.cost, most, totals.figures.cost, words),
    ...usageColumns<ProjectTabRow>(rows, totals, words),
    {
      id: 'busy',
      label: t('Model time'),
      width: 92,
      end: true,
      cell: ({ busy }) => durationText(busy, words),
      text: ({ busy }) => durationText(busy, words),
      value: ({ busy }) => busy,
      total: durationText(totals.busy, words),
    },
    {
      id: 'last',
      label: t('Last'),
      width: 108,
      end: true,
      cell: ({ lastUse }) => day(lastUse),
      text: ({ lastUse }) => day(lastUse),
      value: ({ lastUse }) => lastUse,
    },
    {
      id: 'activity',
      label: t('Activity'),
      width: 148,
      cell: ({ course }) => sparkline(course, { width: 128, height: 16 }),
      text: ({ course }) => course.map((amount) => formats.money(amount)).join(' '),
    },
    { id: 'models', label: t('Models'), width: 220, cell: models, text: models },
  ];
  const sorted = sortRows(rows, columns, options.looks.sort);
  return {
    id: 'project-rows',
    label: t('Projects'),
    columns,
    rows: { count: sorted.length, at: (index) => sorted[index] },
    key: ({ folder }) => folder,
    looks: options.looks,
    choose: (looks) => choose({ looks }),
    open: (row) => actions.go({ tab: 'sessions', filter: only(row) }),
    filterOf: only,
    exports: { kind: 'projects', filter },
    words,
    actions,
    tall: 14,
  };
}
