import type { Ledger } from '../usage/ledger.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ProjectPlace } from './projectPlaces.ts';
import type { ReportContext } from './reportContext.ts';
import { costliestFirst } from './usage/costliestFirst.ts';
import type { Report } from './usage/report.ts';
import { reportFrame } from './usage/reportFrame.ts';
import { reportScope } from './usage/reportScope.ts';
import { scanRequests } from './usage/scanRequests.ts';
import type { UsageRow } from './usage/usage.ts';
import { UsageGroups } from './usage/usageGroups.ts';

/** What was done in one project. */
export interface ProjectUsageRow extends UsageRow {
  /** Absolute folder; '' for sessions whose folder is unknown. */
  readonly folder: string;
  /** Shortest name that tells it from all other projects. */
  readonly label: string;
}

/** Usage by project, which is a folder, never a base name; the costliest first. */
export type ProjectsReport = Report<'projects', ProjectUsageRow>;

const nowhere: ProjectPlace = { folder: '', key: '', label: '' };

/** Sums every request up by the project of its session. */
export function projectsReport(ledger: Ledger, context: ReportContext, filter: ReportFilter): ProjectsReport {
  const scope = reportScope(ledger, context, filter);
  const places = scope.places();
  const groups = new UsageGroups<ProjectPlace>(context, ledger.pools);
  scanRequests(ledger, scope.selection, (requests, slot, session) => {
    groups.add(places.get(session) ?? nowhere, requests, slot);
  });
  const { rows, totals } = groups.finish(({ folder, label }, usage) => ({ folder, label, ...usage }));
  const sorted = rows.sort(costliestFirst(({ folder }) => folder));
  return { ...reportFrame('projects', context, filter), rows: sorted, totals };
}
