import type { KnownSession } from '../usage/knownSessions.ts';
import { unlinkedNode } from './makeSessionNode.ts';
import { linkSessions } from './sessionLinks.ts';
import type { SessionNode } from './sessionNode.ts';
import { sumFigures } from './sumFigures.ts';

/** The nodes of all sessions of one state of the data, in their trees. */
export interface SessionTrees {
  /** Numbers of the sessions in the order of the data. */
  readonly order: readonly number[];
  /** By number: what each node was made from, and the node. */
  readonly entries: readonly (KnownSession | undefined)[];
  readonly nodes: readonly (SessionNode | undefined)[];
  /** Sessions that are nobody's sub-agent, in the order of the data. */
  readonly tops: readonly SessionNode[];
}

/** Hangs the nodes of `order` under their parents and sums each tree up. */
export function linkTrees(order: readonly number[], nodes: readonly (SessionNode | undefined)[]): SessionNode[] {
  const byId = new Map<string, SessionNode>();
  for (const number of order) {
    const node = nodes[number];
    if (node !== undefined) byId.set(node.id, node);
  }
  const tops = linkSessions(byId);
  for (const top of tops) sumUp(top);
  return tops;
}

/**
 * The trees with other nodes in the places of some: `fresh` holds them by number, and each hangs where the one before it
 * did. Whole trees are made anew, those in which nothing is other stay the very same.
 */
export function exchangeNodes(
  { nodes, tops }: SessionTrees,
  fresh: ReadonlyMap<number, SessionNode>,
  numberOf: (node: SessionNode) => number,
): Pick<SessionTrees, 'nodes' | 'tops'> {
  const all = nodes.slice();
  const exchanged = new Map<SessionNode, SessionNode>();
  const exchange = (before: SessionNode, parent: SessionNode | null): SessionNode => {
    const number = numberOf(before);
    const node = fresh.get(number) ?? unlinkedNode(before);
    all[number] = node;
    node.parent = parent;
    for (const child of before.children) node.children.push(exchange(child, node));
    return node;
  };
  for (const number of fresh.keys()) {
    let top = nodes[number];
    while (top !== undefined && top.parent !== null) top = top.parent;
    if (top === undefined || exchanged.has(top)) continue;
    const other = exchange(top, null);
    sumUp(other);
    exchanged.set(top, other);
  }
  return { nodes: all, tops: tops.map((top) => exchanged.get(top) ?? top) };
}

/** Depth is bounded by `linkSessions`. */
function sumUp(node: SessionNode): void {
  if (node.children.length === 0) return;
  for (const child of node.children) sumUp(child);
  node.workflow = sumFigures([node.own, ...node.children.map((child) => child.workflow)]);
  node.latest = node.children.reduce((latest, child) => Math.max(latest, child.latest), node.latest);
}
