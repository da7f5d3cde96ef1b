import { codeOf, editFormats, toolFlags } from '../usage/toolCallCodes.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { JoinedSource } from './behaviour.ts';
import { type Slots, slotAt } from './slots.ts';

/** Slots, by source and in their order, of the calls that whole reports are about: found once, so that none looks for them again. */
export interface CallPicks {
  /** Loads of skills. */
  readonly skills: readonly Int32Array[];
  /** Edits of any format. */
  readonly edits: readonly Int32Array[];
  /** Calls of sub-agents and recursion. */
  readonly delegations: readonly Int32Array[];
}

const noFormat = codeOf(editFormats, '');

/** Walks through calls once and keeps the slots of those that count for skills, edits and delegations. */
export function pickCalls(sources: readonly JoinedSource[], pools: UsagePools): CallPicks {
  const skillTool = pools.tools.find('skill') ?? -1;
  const task = pools.tools.find('task') ?? -1;
  const picked = sources.map(({ calls, rows }) => picksOf(calls, rows.calls, skillTool, task));
  return {
    skills: picked.map(({ skills }) => skills),
    edits: picked.map(({ edits }) => edits),
    delegations: picked.map(({ delegations }) => delegations),
  };
}

function picksOf(
  calls: ToolCallTable,
  rows: Slots,
  skillTool: number,
  task: number,
): Record<keyof CallPicks, Int32Array> {
  const { tool, skill, format, flags } = calls.columns;
  // Edits are many, the others few.
  const slots = new Int32Array(rows.count);
  const skills: number[] = [];
  const delegations: number[] = [];
  let edits = 0;
  for (let index = 0; index < rows.count; index++) {
    const slot = slotAt(rows, index);
    if (format[slot] !== noFormat) slots[edits++] = slot;
    const number = tool[slot];
    if (number === skillTool && skill[slot] !== 0) skills.push(slot);
    if (number === task || ((flags[slot] ?? 0) & toolFlags.recursion) !== 0) delegations.push(slot);
  }
  return { skills: Int32Array.from(skills), edits: slots.slice(0, edits), delegations: Int32Array.from(delegations) };
}
