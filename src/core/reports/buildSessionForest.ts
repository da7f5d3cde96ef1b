import type { KnownSession } from '../usage/knownSessions.ts';
import type { Ledger } from '../usage/ledger.ts';
import { plausibleTime } from '../usage/plausibleTime.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { ProjectPlace } from './projectPlaces.ts';
import type { ReportContext } from './reportContext.ts';
import { SessionForest } from './sessionForest.ts';
import { linkSessions } from './sessionLinks.ts';
import type { SessionNode } from './sessionNode.ts';
import type { SessionScan } from './sessionScan.ts';
import { scanSessions } from './sessionScan.ts';
import { noFigures, sumFigures } from './sumFigures.ts';
import { whereabouts } from './whereabouts.ts';

/** All sessions with their figures and their sub-agents: built once per revision, then paged through at no cost. */
export function buildSessionForest(ledger: Ledger, context: ReportContext): SessionForest {
  const { known, places } = whereabouts(ledger);
  const scan = scanSessions(ledger, known, context);
  const nodes = new Map<string, SessionNode>();
  for (const [number, entry] of known) {
    const place = places.get(number);
    if (place !== undefined) nodes.set(entry.session.id, sessionNode(ledger, context, scan, number, entry, place));
  }
  const tops = linkSessions(nodes);
  for (const top of tops) sumUp(top);
  return new SessionForest(context, nodes, tops);
}

function sessionNode(
  ledger: Ledger,
  context: ReportContext,
  scan: SessionScan,
  number: number,
  { session, project, source }: KnownSession,
  place: ProjectPlace,
): SessionNode {
  const own = scan.own[number]?.figures() ?? noFigures;
  const { now } = context;
  const updated = plausibleTime(session.updated, now) || plausibleTime(session.created, now);
  const lastActivity = Math.max(updated, scan.lastSign[number] ?? 0);
  return {
    id: session.id,
    parentId: session.parentId,
    born: session.created,
    session,
    source,
    place,
    workspace: context.inWorkspace(session, project),
    forked: scan.forked[number] === 1,
    own,
    lastActivity,
    ...newestOf(ledger, scan, number),
    newestOwn: newestOwnOf(ledger, scan, number),
    contextRequest: contextRequestOf(ledger, scan, number, session.id),
    parent: null,
    children: [],
    workflow: own,
    latest: lastActivity,
  };
}

function newestOf(ledger: Ledger, scan: SessionScan, number: number): Pick<SessionNode, 'model' | 'agent'> {
  const pick = scan.newest.of(number);
  const columns = pick === null ? undefined : ledger.sources[pick.source]?.requests.columns;
  if (pick === null || columns === undefined) return { model: null, agent: '' };
  const model = columns.model[pick.slot] ?? 0;
  return {
    model: model === 0 ? null : ledger.pools.model(model),
    agent: ledger.pools.agents.text(columns.agent[pick.slot] ?? 0),
  };
}

function newestOwnOf(ledger: Ledger, scan: SessionScan, number: number): SessionNode['newestOwn'] {
  const pick = scan.newestOwn.of(number);
  const columns = pick === null ? undefined : ledger.sources[pick.source]?.requests.columns;
  if (pick === null || columns === undefined) return null;
  return {
    open: ((columns.flags[pick.slot] ?? 0) & requestFlags.open) !== 0,
    error: ledger.pools.errors.text(columns.error[pick.slot] ?? 0),
    created: columns.created[pick.slot] ?? 0,
  };
}

function contextRequestOf(
  ledger: Ledger,
  scan: SessionScan,
  number: number,
  sessionId: string,
): SessionNode['contextRequest'] {
  const pick = scan.newestOutput.of(number);
  const requests = pick === null ? undefined : ledger.sources[pick.source]?.requests;
  if (pick === null || requests === undefined) return null;
  const model = ledger.pools.model(requests.columns.model[pick.slot] ?? 0);
  return { sessionId, model, tokens: requests.totalTokens(pick.slot) };
}

/** Depth is bounded by `linkSessions`. */
function sumUp(node: SessionNode): void {
  if (node.children.length === 0) return;
  for (const child of node.children) sumUp(child);
  node.workflow = sumFigures([node.own, ...node.children.map((child) => child.workflow)]);
  node.latest = node.children.reduce((latest, child) => Math.max(latest, child.latest), node.latest);
}
