import type { Costing } from '../pricing/costing.ts';
import type { Ledger } from '../usage/ledger.ts';
import { makeSessionNode, unlinkedNode } from './makeSessionNode.ts';
import { PlausibleTimes } from './plausibleTimes.ts';
import type { ReportContext } from './reportContext.ts';
import { RequestsFollowed } from './requestsFollowed.ts';
import type { SessionNode } from './sessionNode.ts';
import { scanSessions } from './sessionScan.ts';
import { exchangeNodes, linkTrees, type SessionTrees } from './sessionTrees.ts';
import type { Whereabouts } from './whereabouts.ts';

/** The trees of the last state, and what their nodes depend on besides the data. */
interface Made {
  readonly trees: SessionTrees;
  readonly costing: Costing;
  readonly inWorkspace: ReportContext['inWorkspace'];
  readonly times: PlausibleTimes;
}

const none: SessionTrees = { order: [], entries: [], nodes: [], tops: [] };

/**
 * The trees of all sessions from state to state: nodes are made anew where the session, its place or its requests are others,
 * all of them when prices, the workspace or what is a believable time are. What it gave out for an earlier state stays true of that.
 */
export class KeptTrees {
  readonly #requests = new RequestsFollowed();
  #made: Made | null = null;

  /** The trees of a ledger whose copies are marked. */
  of(ledger: Ledger, context: ReportContext, { known, places }: Whereabouts): SessionTrees {
    const { costing, inWorkspace, now } = context;
    const made = this.#made;
    // Whoever is interrupted begins anew.
    this.#made = null;
    const changed = this.#requests.sessionsChanged(ledger);
    const grounds =
      made?.costing === costing && made.inWorkspace === inWorkspace && made.times.holdAt(now) ? made : null;
    const isKept = changed !== null && grounds !== null;
    const times = new PlausibleTimes(now, isKept ? grounds.times : null);
    const before = isKept ? grounds.trees : none;
    const only = isKept ? changed : null;
    const trees = nextTrees(before, { ledger, context, known, places, times, changed: only });
    this.#made = { trees, costing, inWorkspace, times };
    return trees;
  }
}

/** What the trees of a state are made from. */
interface State extends Whereabouts {
  readonly ledger: Ledger;
  readonly context: ReportContext;
  readonly times: PlausibleTimes;
  /** 1 by number for sessions whose requests are others than before, written on; null when all may be. */
  readonly changed: Uint8Array | null;
}

function nextTrees(before: SessionTrees, state: State): SessionTrees {
  const { ledger, context, known, places, times, changed } = state;
  const order: number[] = [];
  const other: number[] = [];
  let isSame = true;
  known.forEach((entry, number) => {
    const place = places.get(number);
    if (place === undefined) return;
    isSame &&= before.order[order.length] === number;
    order.push(number);
    const was = before.entries[number] === entry && changed?.[number] !== 1 ? before.nodes[number] : undefined;
    if (was?.place === place) return;
    if (changed !== null) changed[number] = 1;
    other.push(number);
  });
  isSame &&= order.length === before.order.length;
  if (isSame && other.length === 0) return before;

  const scan = scanSessions(ledger, { known, costing: context.costing, times, only: changed });
  const fresh = new Map<number, SessionNode>();
  const entries = isSame ? before.entries.slice() : [];
  for (const number of other) {
    const entry = known.get(number);
    const place = places.get(number);
    if (entry === undefined || place === undefined) continue;
    entries[number] = entry;
    const node = makeSessionNode({ ledger, context, times, scan }, number, entry, place);
    fresh.set(number, node);
    isSame &&= hangAlike(node, before.nodes[number]);
  }
  if (isSame) return { order: before.order, entries, ...exchangeNodes(before, fresh, numbersIn(ledger)) };

  const nodes: (SessionNode | undefined)[] = [];
  for (const number of order) {
    const was = before.nodes[number];
    nodes[number] = fresh.get(number) ?? (was === undefined ? undefined : unlinkedNode(was));
    entries[number] = known.get(number);
  }
  return { order, entries, nodes, tops: linkTrees(order, nodes) };
}

function numbersIn({ pools }: Ledger): (node: SessionNode) => number {
  return ({ id }) => pools.sessionIds.find(id) ?? -1;
}

function hangAlike({ id, parentId, born }: SessionNode, before: SessionNode | undefined): boolean {
  return before?.id === id && before.parentId === parentId && before.born === born;
}
