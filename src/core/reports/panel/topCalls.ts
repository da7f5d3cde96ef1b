import type { Ledger } from '../../usage/ledger.ts';
import type { PanelScope } from './panelScope.ts';
import { selectCalls } from './selectCalls.ts';

/** A tool or a skill by how often it was called. */
export interface CallCount {
  readonly name: string;
  /** Calls that ended. */
  readonly calls: number;
  readonly failed: number;
}

/** The tools and skills called most. */
export interface TopCalls {
  readonly tools: readonly CallCount[];
  readonly skills: readonly CallCount[];
}

const mostRows = 5;

/** Counts the tool calls that pass by tool, and those that load a skill by skill. */
export function topCalls(ledger: Ledger, scope: PanelScope): TopCalls {
  const tools = new Map<number, { calls: number; failed: number }>();
  const skills = new Map<number, { calls: number; failed: number }>();
  const add = (counts: typeof tools, key: number, failed: boolean): void => {
    const count = counts.get(key) ?? { calls: 0, failed: 0 };
    counts.set(key, { calls: count.calls + 1, failed: count.failed + Number(failed) });
  };
  selectCalls(ledger, scope, scope.selection, (source, slot) => {
    const calls = ledger.sources[source]?.toolCalls;
    const status = calls?.status(slot);
    if (calls === undefined || status === 'pending' || status === 'running') return;
    const { tool, skill } = calls.columns;
    add(tools, tool[slot] ?? 0, status === 'error');
    if ((skill[slot] ?? 0) !== 0) add(skills, skill[slot] ?? 0, status === 'error');
  });
  const top = (counts: typeof tools, nameOf: (number: number) => string): CallCount[] =>
    [...counts]
      .map(([number, count]) => ({ name: nameOf(number), ...count }))
      .sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1))
      .slice(0, mostRows);
  const { pools } = ledger;
  return {
    tools: top(tools, (number) => pools.tools.text(number)),
    skills: top(skills, (number) => pools.skills.text(number)),
  };
}
