import type { KnownSession } from '../../usage/knownSessions.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { passesTime } from '../filter/passesTime.ts';
import type { ReportContext } from '../reportContext.ts';
import { linkSessions } from '../sessionLinks.ts';
import type { ReportScope } from './reportScope.ts';
import { scanRequests } from './scanRequests.ts';
import { UsageGroup } from './usageGroup.ts';

/** A session with the requests a filter lets through, in the tree of its workflow. */
export interface SessionGroup {
  readonly id: string;
  readonly parentId: string;
  /** ms since the epoch. */
  readonly born: number;
  readonly number: number;
  /** undefined for a session whose row is not there (yet). */
  readonly known: KnownSession | undefined;
  readonly group: UsageGroup;
  /** False for one that is only there to lead to its sub-agents. */
  readonly passes: boolean;
  parent: SessionGroup | null;
  children: SessionGroup[];
}

/** All sessions as workflows, linked by parent id; a session without a request is there when it itself passes. */
export function sessionGroups(ledger: Ledger, context: ReportContext, scope: ReportScope): SessionGroup[] {
  const { known, selection } = scope;
  const byNumber: (UsageGroup | undefined)[] = [];
  scanRequests(ledger, selection, (requests, slot, number) => {
    (byNumber[number] ??= new UsageGroup(context)).add(requests, slot);
  });
  const nodes = new Map<string, SessionGroup>();
  const put = (number: number, entry: KnownSession | undefined): void => {
    const id = ledger.pools.sessionIds.text(number);
    const group = byNumber[number] ?? new UsageGroup(context);
    nodes.set(id, {
      id,
      parentId: entry?.session.parentId ?? '',
      born: entry?.session.created ?? 0,
      number,
      known: entry,
      group,
      passes: passes(number, entry, group, scope),
      parent: null,
      children: [],
    });
  };
  for (const [number, entry] of known) put(number, entry);
  byNumber.forEach((group, number) => {
    if (group !== undefined && !known.has(number)) put(number, undefined);
  });
  return linkSessions(nodes).flatMap(pruned);
}

/** The tree without the branches in which nothing passes. */
function pruned(node: SessionGroup): SessionGroup[] {
  node.children = node.children.flatMap(pruned).sort((a, b) => a.born - b.born);
  return node.children.length > 0 || node.passes ? [node] : [];
}

function passes(
  number: number,
  known: KnownSession | undefined,
  group: UsageGroup,
  { selection }: ReportScope,
): boolean {
  if (!group.isEmpty) return true;
  const { sessions, models, agents } = selection;
  if (known === undefined || models !== null || agents !== null) return false;
  if (sessions !== null && sessions[number] !== 1) return false;
  if (!selection.sourceIds.has(known.source)) return false;
  return passesTime(selection, known.session.created);
}
