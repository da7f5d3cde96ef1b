import type { KnownSession } from '../usage/knownSessions.ts';
import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { RequestTable } from '../usage/requestTable.ts';
import type { PlausibleTimes } from './plausibleTimes.ts';
import type { ProjectPlace } from './projectPlaces.ts';
import type { ReportContext } from './reportContext.ts';
import type { SessionNode } from './sessionNode.ts';
import type { SessionScan } from './sessionScan.ts';
import { noFigures } from './sumFigures.ts';

/** What a node is made from besides its session. */
export interface SessionNodeGround {
  readonly ledger: Ledger;
  readonly context: Pick<ReportContext, 'inWorkspace'>;
  readonly times: PlausibleTimes;
  readonly scan: SessionScan;
}

/** The node of a session by its number, nobody's parent or child yet. */
export function makeSessionNode(
  { ledger, context, times, scan }: SessionNodeGround,
  number: number,
  { session, project, source }: KnownSession,
  place: ProjectPlace,
): SessionNode {
  const own = scan.own[number]?.figures() ?? noFigures;
  const updated = times.of(session.updated) || times.of(session.created);
  const lastActivity = Math.max(updated, scan.lastSign[number] ?? 0);
  const newest = scan.newest.of(number);
  const columns = newest === null ? undefined : requestsOf(ledger, newest)?.columns;
  const model = columns === undefined || newest === null ? 0 : (columns.model[newest.slot] ?? 0);
  const agent = columns === undefined || newest === null ? 0 : (columns.agent[newest.slot] ?? 0);
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
    model: model === 0 ? null : ledger.pools.model(model),
    agent: ledger.pools.agents.text(agent),
    newestOwn: newestOwnOf(ledger, scan, number),
    contextRequest: contextRequestOf(ledger, scan, number, session.id),
    parent: null,
    children: [],
    workflow: own,
    latest: lastActivity,
  };
}

/** The same node, again nobody's parent or child: all of one shape, which copying by name would not give. */
export function unlinkedNode(node: SessionNode): SessionNode {
  return {
    id: node.id,
    parentId: node.parentId,
    born: node.born,
    session: node.session,
    source: node.source,
    place: node.place,
    workspace: node.workspace,
    forked: node.forked,
    own: node.own,
    lastActivity: node.lastActivity,
    model: node.model,
    agent: node.agent,
    newestOwn: node.newestOwn,
    contextRequest: node.contextRequest,
    parent: null,
    children: [],
    workflow: node.own,
    latest: node.lastActivity,
  };
}

function newestOwnOf(ledger: Ledger, scan: SessionScan, number: number): SessionNode['newestOwn'] {
  const pick = scan.newestOwn.of(number);
  const columns = pick === null ? undefined : requestsOf(ledger, pick)?.columns;
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
  const requests = pick === null ? undefined : requestsOf(ledger, pick);
  if (pick === null || requests === undefined) return null;
  const model = ledger.pools.model(requests.columns.model[pick.slot] ?? 0);
  return { sessionId, model, tokens: requests.totalTokens(pick.slot) };
}

function requestsOf({ sources }: Ledger, { source }: { readonly source: number }): RequestTable | undefined {
  return sources[source]?.requests;
}
