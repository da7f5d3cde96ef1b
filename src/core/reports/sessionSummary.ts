import { activityOf } from '../live/activityOf.ts';
import { contextUseOf } from '../live/contextUseOf.ts';
import type { ReportContext } from './reportContext.ts';
import type { FilteredSession } from './sessionFilter.ts';
import type { SessionSummary } from './sessionList.ts';
import type { SessionNode } from './sessionNode.ts';

/** What a tree row and its hover show of a session, as of now; made for the sessions of a page only. */
export function sessionSummary({ node, children }: FilteredSession, context: ReportContext): SessionSummary {
  const { session, contextRequest, newestOwn } = node;
  const activity = activityOf({
    newest: newestOwn,
    agentRunning: newestOwn?.open === true ? context.isAgentRunning(session.directory, newestOwn.created) : null,
    lastActivity: node.lastActivity,
    now: context.now,
  });
  return {
    id: node.id,
    parentId: node.parentId,
    title: session.title,
    directory: session.directory,
    projectFolder: node.place.folder,
    projectLabel: node.place.label,
    source: node.source,
    version: session.version,
    created: session.created,
    lastActivity: node.lastActivity,
    archived: session.archived > 0,
    forked: node.forked,
    activity,
    since: activity === 'working' || activity === 'interrupted' ? (newestOwn?.created ?? 0) : 0,
    own: node.own,
    workflow: node.workflow,
    costShare: costShare(node),
    model: node.model,
    agent: node.agent,
    context: contextRequest === null ? null : contextUseOf(contextRequest, context.contextLimit(contextRequest.model)),
    children: children.map((child) => sessionSummary(child, context)),
  };
}

function costShare(node: SessionNode): number | null {
  let top = node;
  while (top.parent !== null) top = top.parent;
  return top.workflow.cost.amount === 0 ? null : node.own.cost.amount / top.workflow.cost.amount;
}
