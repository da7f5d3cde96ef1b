import type { ReportContext } from './reportContext.ts';
import type { ArrangedGroup } from './arrangeSessions.ts';
import { arrangeSessions } from './arrangeSessions.ts';
import type { SessionListQuery } from './sessionList.ts';
import type { SessionNode } from './sessionNode.ts';

/** Arrangements kept: the tree's own, and a few while a filter is being typed. */
const keptArrangements = 4;

/** The sessions of a forest by their id. */
export type SessionNodes = Pick<ReadonlyMap<string, SessionNode>, 'get'>;

/** All sessions of one revision as trees, and the last ways they were grouped, so that each page is a mere slice. */
export class SessionForest {
  readonly context: ReportContext;
  /** By session id. */
  readonly nodes: SessionNodes;
  /** Sessions that are nobody's sub-agent. */
  readonly tops: readonly SessionNode[];
  readonly #arrangements = new Map<string, readonly ArrangedGroup[]>();

  constructor(context: ReportContext, nodes: SessionNodes, tops: readonly SessionNode[]) {
    this.context = context;
    this.nodes = nodes;
    this.tops = tops;
  }

  /** The groups of a query with their sessions, in order. */
  arranged(query: SessionListQuery): readonly ArrangedGroup[] {
    const key = JSON.stringify([query.grouping, query.sort, query.filter, query.archived]);
    const kept = this.#arrangements.get(key);
    const groups = kept ?? arrangeSessions(this.tops, this.context, query);
    this.#arrangements.delete(key);
    this.#arrangements.set(key, groups);
    for (const oldest of this.#arrangements.keys()) {
      if (this.#arrangements.size <= keptArrangements) break;
      this.#arrangements.delete(oldest);
    }
    return groups;
  }
}
