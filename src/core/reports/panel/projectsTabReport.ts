import type { NanoDollars } from '../../model/money.ts';
import type { Ledger } from '../../usage/ledger.ts';
import type { TimeRange } from '../overview.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
import type { ReportContext } from '../reportContext.ts';
import { costliestFirst } from '../usage/costliestFirst.ts';
import { scanRequests } from '../usage/scanRequests.ts';
import type { Usage } from '../usage/usage.ts';
import { UsageGroups } from '../usage/usageGroups.ts';
import { Courses } from './courses.ts';
import type { FolderNode } from './folderTree.ts';
import { folderTree } from './folderTree.ts';
import type { PanelFilter } from './panelFilter.ts';
import type { PanelHead } from './panelHead.ts';
import { panelHead } from './panelHead.ts';
import type { BucketUnit } from './panelPeriod.ts';
import { panelScope } from './panelScope.ts';

/** What was done in one project. */
export interface ProjectTabRow extends Usage {
  /** Absolute folder; '' for sessions whose folder is unknown. */
  readonly folder: string;
  /** Shortest name that tells it from all other projects. */
  readonly label: string;
  /** Nano-dollars for each bucket of the report. */
  readonly course: readonly NanoDollars[];
}

/** Usage by project, the costliest first, and the same by folder. */
export interface ProjectsTabReport extends PanelHead {
  readonly rows: readonly ProjectTabRow[];
  readonly totals: Usage;
  readonly tree: readonly FolderNode[];
  readonly buckets: readonly { readonly date: string; readonly range: TimeRange }[];
  readonly bucket: BucketUnit;
}

const nowhere: ProjectPlace = { folder: '', key: '', label: '' };

/** Sums requests up by the project of their session. */
export function projectsTabReport(ledger: Ledger, context: ReportContext, filter: PanelFilter): ProjectsTabReport {
  const scope = panelScope(ledger, context, filter);
  const { cut, places } = scope;
  const groups = new UsageGroups<ProjectPlace>(context, ledger.pools);
  const courses = new Courses<ProjectPlace>(cut, context.costing);
  scanRequests(ledger, scope.selection, (requests, slot, session) => {
    const place = places.get(session) ?? nowhere;
    groups.add(place, requests, slot);
    courses.add(place, requests, slot);
  });
  const { rows, totals } = groups.finish((place, usage) => ({
    ...usage,
    folder: place.folder,
    label: place.label,
    course: courses.of(place),
  }));
  const sorted = rows.sort(costliestFirst(({ folder }) => folder)).map(({ breakdown: _parts, ...row }) => row);
  return {
    ...panelHead(ledger, context, scope, rows.length === 0),
    rows: sorted,
    totals,
    tree: folderTree(sorted),
    buckets: cut.stretches,
    bucket: cut.unit,
  };
}
