import { modelKey } from '../model/modelId.ts';
import type { SessionListQuery } from './sessionList.ts';
import type { SessionNode } from './sessionNode.ts';

/** A session with those of its sub-agents that pass the filter. */
export interface FilteredSession {
  readonly node: SessionNode;
  readonly children: readonly FilteredSession[];
}

/** Tells what of a session to show: everything below one that matches, else only the branches that lead to a match. */
export function sessionFilter(
  query: Pick<SessionListQuery, 'filter' | 'archived'>,
): (node: SessionNode) => FilteredSession | null {
  const words = query.filter
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const keep = (node: SessionNode, matched: boolean): FilteredSession | null => {
    if (!query.archived && node.session.archived > 0) return null;
    const matches = matched || words.every((word) => searchText(node).includes(word));
    const children = node.children.map((child) => keep(child, matches)).filter((child) => child !== null);
    return matches || children.length > 0 ? { node, children: byBirth(children) } : null;
  };
  return (node) => keep(node, words.length === 0);
}

function byBirth(children: FilteredSession[]): FilteredSession[] {
  return children.sort((a, b) => a.node.born - b.node.born || (a.node.id < b.node.id ? -1 : 1));
}

function searchText({ session, place, model, agent }: SessionNode): string {
  const parts = [
    session.title,
    session.directory,
    place.folder,
    model === null ? '' : modelKey(model),
    agent,
    session.id,
  ];
  return parts.join('\n').toLowerCase();
}
