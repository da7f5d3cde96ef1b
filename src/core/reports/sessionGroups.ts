import type { SessionForest } from './sessionForest.ts';
import type { SessionGroup, SessionListQuery } from './sessionList.ts';

/** The headings of the sessions tree. */
export function sessionGroups(forest: SessionForest, query: SessionListQuery): SessionGroup[] {
  return forest.arranged(query).map(({ group }) => group);
}
