import { html } from 'lit-html';
import type { FacetRow } from '../../../core/reports/panel/facetUsage.ts';
import type { ModelsTabReport } from '../../../core/reports/panel/modelsTabReport.ts';
import type { FacetName, PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import { withFacet } from '../../../core/reports/panel/panelFilter.ts';
import type { ReportKind } from '../../../core/reports/usage/report.ts';
import type { Grid, GridColumn } from '../../grid/grid.ts';
import { sortRows } from '../../grid/sortRows.ts';
import { costColumn, usageColumns } from '../../grid/usageColumns.ts';
import { clip } from '../../text/clip.ts';
import { codicon } from '../../ui/codicon.ts';
import type { Scene } from '../tab.ts';
import type { ModelsOptions } from './modelsTab.ts';

/** What a table of names is about. */
export interface FacetTable {
  readonly facet: FacetName;
  readonly label: string;
  readonly icon: string;
  readonly rows: readonly FacetRow[];
  /** The report that has a row for each; without it the table itself is exported. */
  readonly kind?: ReportKind;
}

/** Usage by provider, agent or source: a row leads to its sessions. */
export function facetGrid(
  { report, words, options, choose, actions, filter }: Scene<ModelsTabReport, ModelsOptions>,
  { facet, label, icon, rows, kind }: FacetTable,
): Grid<FacetRow> {
  const { t } = words;
  const { totals } = report;
  const most = Math.max(0, ...rows.map(({ figures }) => figures.cost.amount));
  const name = (row: FacetRow): string => clip(row.name) || t('unknown');
  const columns: readonly GridColumn<FacetRow>[] = [
    {
      id: 'name',
      label,
      width: 150,
      cell: (row) => html`${codicon(icon, 'small quiet')} <bdi>${name(row)}</bdi>`,
      text: name,
      value: name,
      total: t('Total'),
    },
    costColumn(({ figures }) => figures.cost, most, totals.figures.cost, words),
    ...usageColumns<FacetRow>(rows, totals, words),
  ];
  const sorted = sortRows(rows, columns, options.facetLooks.sort);
  const only = (row: FacetRow): PanelFilter => (row.name === '' ? filter : withFacet(filter, facet, [row.name]));
  return {
    id: `${facet}-rows`,
    label,
    columns,
    rows: { count: sorted.length, at: (index) => sorted[index] },
    key: (row) => row.name,
    looks: options.facetLooks,
    choose: (facetLooks) => choose({ facetLooks }),
    open: (row) => actions.go({ tab: 'sessions', filter: only(row) }),
    filterOf: only,
    exports: kind === undefined ? { table: facet, filter } : { kind, filter },
    words,
    actions,
    tall: 8,
  };
}
