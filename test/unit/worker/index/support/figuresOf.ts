import { requestFlags } from '../../../../../src/core/usage/requestFlags.ts';
import type { TestIndex } from './indexHarness.ts';

/** Everything an index knows, with names in the place of numbers, so that two indexes can be compared. */
export function figuresOf(index: Pick<TestIndex, 'tables' | 'pools' | 'state' | 'toolCallsComplete'>): unknown {
  const { requests, toolCalls, texts, sessions, projects } = index.tables;
  const { pools } = index;
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
  return {
    requests: Array.from({ length: requests.size }, (_, slot) => {
      const row = rowOf(requests.columns, slot);
      return {
        ...row,
        session: pools.sessionIds.text(row['session'] ?? 0),
        model: pools.model(row['model'] ?? 0),
        agent: pools.agents.text(row['agent'] ?? 0),
        error: pools.errors.text(row['error'] ?? 0),
        flags: (row['flags'] ?? 0) & ~(requestFlags.copy | requestFlags.duplicate),
      };
    }),
    toolCalls: Array.from({ length: toolCalls.size }, (_, slot) => {
      const row = rowOf(toolCalls.columns, slot);
      return {
        ...row,
        session: pools.sessionIds.text(row['session'] ?? 0),
        tool: pools.tools.text(row['tool'] ?? 0),
        skill: pools.skills.text(row['skill'] ?? 0),
        target: pools.targets.text(row['target'] ?? 0),
        note: pools.notes.text(row['note'] ?? 0),
        child: pools.sessionIds.text(row['child'] ?? 0),
        version: pools.versions.text(row['version'] ?? 0),
      };
    }),
    texts: Array.from({ length: texts?.size ?? 0 }, (_, slot) => {
      const row = rowOf(texts?.columns ?? {}, slot);
      return {
        ...row,
        session: pools.sessionIds.text(row['session'] ?? 0),
        intent: pools.notes.text(row['intent'] ?? 0),
        route: pools.notes.text(row['route'] ?? 0),
      };
    }),
    sessions: [...sessions.values()].sort(byId),
    projects: [...projects.values()].sort(byId),
    malformedRows: index.state.malformedRows,
    toolCallsComplete: index.toolCallsComplete,
  };
}

function rowOf(columns: Record<string, ArrayLike<number>>, slot: number): Record<string, number> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[slot] ?? NaN]));
}
