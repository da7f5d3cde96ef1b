import type { SessionGroup, SessionPage, SessionSummary } from '../../../core/reports/sessionList.ts';
import { sessionDescription } from './sessionDescription.ts';
import { GroupNode, type SessionNode, type SessionsNode } from './sessionsNode.ts';

/** Rows to draw again after new data: `all` when the headings themselves moved. */
export type Redraw = 'all' | readonly SessionsNode[];

/** The rows of the sessions tree. Takes new data and answers with the fewest rows that must be drawn again. */
export class SessionTree {
  #groups: readonly GroupNode[] | undefined;

  /** The headings, undefined before they were read. */
  get groups(): readonly GroupNode[] | undefined {
    return this.#groups;
  }

  clear(): void {
    this.#groups = undefined;
  }

  setGroups(groups: readonly SessionGroup[]): Redraw {
    const known = new Map((this.#groups ?? []).map((node) => [node.group.id, node]));
    const before = this.#groups;
    const changed: GroupNode[] = [];
    this.#groups = groups.map((group) => {
      const node = known.get(group.id);
      if (!node) return new GroupNode(group);
      if (JSON.stringify(node.group) !== JSON.stringify(group)) changed.push(node);
      node.group = group;
      return node;
    });
    return before && sameOrder(before, this.#groups) ? changed : 'all';
  }

  /** Takes the first sessions of a group, as many as it wants. */
  setPage(group: GroupNode, page: SessionPage, now: number): readonly SessionsNode[] {
    const before = group.sessions;
    const changed: SessionNode[] = [];
    group.sessions = merge(group, before ?? [], page.sessions, now, changed);
    const sameTotal = page.total === group.group.count;
    if (!sameTotal) group.group = { ...group.group, count: page.total };
    return before && sameTotal && sameOrder(before, group.sessions) ? changed : [group];
  }

  /** The row of a session that was read already. */
  find(id: string): SessionNode | undefined {
    for (const group of this.#groups ?? []) {
      const found = findIn(group.sessions ?? [], id);
      if (found) return found;
    }
    return undefined;
  }
}

function merge(
  parent: GroupNode | SessionNode,
  before: readonly SessionNode[],
  summaries: readonly SessionSummary[],
  now: number,
  changed: SessionNode[],
): readonly SessionNode[] {
  const known = new Map(before.map((node) => [node.summary.id, node]));
  return summaries.map((summary) => {
    const signature = signatureOf(summary, now);
    const node = known.get(summary.id) ?? { kind: 'session', parent, summary, children: [], signature };
    const inner: SessionNode[] = [];
    const children = merge(node, node.children, summary.children, now, inner);
    const isSame = node.signature === signature && sameOrder(node.children, children);
    Object.assign(node, { summary, signature, children });
    changed.push(...(isSame ? inner : [node]));
    return node;
  });
}

/** Everything a row and its hover are made of; the description is in it because ages grow by themselves. */
function signatureOf(summary: SessionSummary, now: number): string {
  return JSON.stringify([{ ...summary, children: [] }, sessionDescription(summary, now)]);
}

function sameOrder(before: readonly SessionsNode[], after: readonly SessionsNode[]): boolean {
  return before.length === after.length && before.every((node, index) => node === after[index]);
}

function findIn(nodes: readonly SessionNode[], id: string): SessionNode | undefined {
  for (const node of nodes) {
    const found = node.summary.id === id ? node : findIn(node.children, id);
    if (found) return found;
  }
  return undefined;
}
