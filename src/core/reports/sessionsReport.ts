import type { Ledger } from '../usage/ledger.ts';
import type { ReportFilter } from './filter/reportFilter.ts';
import type { ReportContext } from './reportContext.ts';
import type { Report } from './usage/report.ts';
import { reportFrame } from './usage/reportFrame.ts';
import { reportScope } from './usage/reportScope.ts';
import type { SessionGroup } from './usage/sessionGroups.ts';
import { sessionGroups } from './usage/sessionGroups.ts';
import { SessionRows } from './usage/sessionRows.ts';
import { UsageGroup } from './usage/usageGroup.ts';
import type { UsageSessionRow } from './usageSessionRow.ts';

/** Usage by session, the last used first: each alone, or as workflows with their sub-agents below them. */
export type SessionsReport = Report<'sessions', UsageSessionRow>;

/** Sums every request up by its session. */
export function sessionsReport(
  ledger: Ledger,
  context: ReportContext,
  filter: ReportFilter,
  arrangement: 'flat' | 'workflows',
): SessionsReport {
  const scope = reportScope(ledger, context, filter);
  const tops = sessionGroups(ledger, context, scope);
  const all = tops.flatMap(withDescendants);
  const sum = new UsageGroup(context);
  for (const { group } of all) sum.merge(group);
  const maker = new SessionRows(context, ledger.pools, scope.places(), sum.amount);
  const rows =
    arrangement === 'flat'
      ? all.filter(({ passes }) => passes).map((node) => maker.flat(node))
      : tops.map((node) => maker.workflow(node));
  rows.sort((a, b) => (b.lastUse || b.created) - (a.lastUse || a.created) || (a.id < b.id ? -1 : 1));
  return { ...reportFrame('sessions', context, filter), rows, totals: sum.usage(ledger.pools) };
}

function withDescendants(node: SessionGroup): SessionGroup[] {
  return [node, ...node.children.flatMap(withDescendants)];
}
