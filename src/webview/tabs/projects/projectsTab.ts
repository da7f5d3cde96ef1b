import { html } from 'lit-html';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import type { ProjectsTabReport } from '../../../core/reports/panel/projectsTabReport.ts';
import type { GridLooks } from '../../grid/grid.ts';
import { readLooks } from '../../grid/grid.ts';
import { spokenOverview } from '../../model/spokenOverview.ts';
import { section } from '../../views/section.ts';
import { skeletonRows } from '../../views/skeletons.ts';
import { defineTab } from '../tab.ts';
import { projectsView } from './projectsView.ts';

/** What the Projects tab remembers. */
export interface ProjectsOptions {
  readonly looks: GridLooks;
  readonly treeLooks: GridLooks;
  /** Folders of the tree that are folded. */
  readonly folded: readonly string[];
}

/** In which folders. */
export const projectsTab = defineTab<ProjectsTabReport, PanelFilter, ProjectsOptions>({
  id: 'projects',
  title: (t) => t('Projects'),
  readOptions: (saved) => {
    const { looks, treeLooks, folded } = (saved ?? {}) as Readonly<Record<string, unknown>>;
    return {
      looks: readLooks(looks, { column: 'cost', descending: true }),
      treeLooks: readLooks(treeLooks, { column: '', descending: true }),
      folded: Array.isArray(folded) ? folded.filter((folder): folder is string => typeof folder === 'string') : [],
    };
  },
  query: (filter) => filter,
  method: 'projectsTab',
  fetch: (api, filter, signal) => api.projectsTab(filter, signal),
  demo: ({ demo }) => demo,
  nothing: ({ nothing }) => nothing,
  spoken: ({ totals }, filter, words) => spokenOverview(totals, filter, words),
  skeleton: ({ t }) =>
    html`<div class="page" aria-busy="true">
      ${section('project-rows', t('Projects'), '', skeletonRows(10))}
      ${section('folder-rows', t('Folders'), '', skeletonRows(8))}
    </div>`,
  painter: () => projectsView,
});
