import type { Ledger } from '../../usage/ledger.ts';
import type { StringPool } from '../../usage/stringPool.ts';
import { failedStatus, isEndedStatus } from '../../usage/toolStatus.ts';
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
  const { pools } = ledger;
  const tools = new CallCounts(pools.tools);
  const skills = new CallCounts(pools.skills);
  selectCalls(ledger, scope, scope.selection, ({ toolCalls }) => {
    const { tool, skill, status } = toolCalls.columns;
    return (slot) => {
      const state = status[slot] ?? 0;
      if (!isEndedStatus(state)) return;
      const failed = state === failedStatus;
      tools.add(tool[slot] ?? 0, failed);
      if ((skill[slot] ?? 0) !== 0) skills.add(skill[slot] ?? 0, failed);
    };
  });
  return { tools: tools.top(), skills: skills.top() };
}

/** Calls by the number of a name. */
class CallCounts {
  readonly #names: StringPool;
  readonly #calls: Uint32Array;
  readonly #failed: Uint32Array;

  constructor(names: StringPool) {
    this.#names = names;
    this.#calls = new Uint32Array(names.size);
    this.#failed = new Uint32Array(names.size);
  }

  add(number: number, failed: boolean): void {
    this.#calls[number] = (this.#calls[number] ?? 0) + 1;
    if (failed) this.#failed[number] = (this.#failed[number] ?? 0) + 1;
  }

  top(): CallCount[] {
    const counts: CallCount[] = [];
    this.#calls.forEach((calls, number) => {
      if (calls > 0) counts.push({ name: this.#names.text(number), calls, failed: this.#failed[number] ?? 0 });
    });
    return counts.sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1)).slice(0, mostRows);
  }
}
