import { localDay } from './calendar.ts';
import type { TimeRange } from './overview.ts';
import type { ReportContext } from './reportContext.ts';
import type { FilteredSession } from './sessionFilter.ts';
import { sessionFilter } from './sessionFilter.ts';
import type { SessionGroup, SessionListQuery } from './sessionList.ts';
import type { SessionNode } from './sessionNode.ts';
import { sessionOrder } from './sessionOrder.ts';
import { sumFigures } from './sumFigures.ts';

/** A group with all its top-level sessions. */
export interface ArrangedGroup {
  readonly group: SessionGroup;
  readonly sessions: readonly FilteredSession[];
}

type Heading = Pick<SessionGroup, 'id' | 'label' | 'folder' | 'day'>;

/** Filters, groups and sorts the top-level sessions: the workspace's first, then by newest activity. */
export function arrangeSessions(
  tops: readonly SessionNode[],
  context: ReportContext,
  query: SessionListQuery,
): ArrangedGroup[] {
  const keep = sessionFilter(query);
  const sessions = tops.map(keep).filter((session) => session !== null);
  const headingOf = headings(context, query.grouping);
  const groups = new Map<string, { heading: Heading; sessions: FilteredSession[]; latest: number }>();
  // Newest first, so that groups are met in the order of their newest activity and days are computed once each.
  for (const session of sessions.sort((a, b) => b.node.latest - a.node.latest)) {
    const { key, heading } = headingOf(session.node);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { heading, sessions: [session], latest: session.node.latest });
    else group.sessions.push(session);
  }
  const byProject = query.grouping === 'project';
  const order = sessionOrder(query.sort, !byProject && context.hasWorkspace);
  const arranged = [...groups.values()].map(({ heading, sessions: members }): ArrangedGroup => {
    const figures = sumFigures(members.map(({ node }) => node.workflow));
    const workspace = byProject && context.hasWorkspace && members.some(({ node }) => node.workspace);
    return { group: { ...heading, workspace, count: members.length, figures }, sessions: members.sort(order) };
  });
  return arranged.sort((a, b) => Number(b.group.workspace) - Number(a.group.workspace));
}

function headings(
  context: ReportContext,
  grouping: SessionListQuery['grouping'],
): (node: SessionNode) => { key: string; heading: Heading } {
  if (grouping === 'flat') return () => ({ key: '', heading: { id: 'all', label: '', folder: '', day: '' } });
  if (grouping === 'project') {
    return ({ place: { key, folder, label } }) => ({ key, heading: { id: folder, label, folder, day: '' } });
  }
  let day: { date: string; range: TimeRange } = { date: '', range: { from: 0, to: 0 } };
  return ({ latest }) => {
    if (latest <= 0) return { key: '', heading: { id: 'undated', label: 'No date', folder: '', day: '' } };
    if (latest < day.range.from || latest >= day.range.to) day = localDay(latest, context.timeZone);
    return { key: day.date, heading: { id: day.date, label: day.date, folder: '', day: day.date } };
  };
}
