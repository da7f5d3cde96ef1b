import type { FilteredSession } from './sessionFilter.ts';
import type { SessionSort } from './sessionList.ts';
import type { SessionNode } from './sessionNode.ts';

let collator: Intl.Collator | null = null;

/** Made when titles are first compared: what a machine's language needs takes memory and time, and most orders need none. */
function titles(): Intl.Collator {
  return (collator ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }));
}

const orders: Readonly<Record<SessionSort, (a: SessionNode, b: SessionNode) => number>> = {
  recent: () => 0,
  cost: (a, b) => b.workflow.cost.amount - a.workflow.cost.amount,
  requests: (a, b) => b.workflow.requests - a.workflow.requests,
  title: (a, b) => titles().compare(a.session.title, b.session.title),
};

/** Order of sessions in a group; equals go by newest activity, then by id, so that pages never overlap. */
export function sessionOrder(
  sort: SessionSort,
  workspaceFirst: boolean,
): (a: FilteredSession, b: FilteredSession) => number {
  const order = orders[sort];
  return ({ node: a }, { node: b }) =>
    (workspaceFirst ? Number(b.workspace) - Number(a.workspace) : 0) ||
    order(a, b) ||
    b.latest - a.latest ||
    (a.id < b.id ? -1 : 1);
}
