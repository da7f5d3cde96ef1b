import { codeOf, editFormats, toolFlags } from '../usage/toolCallCodes.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { JoinedSource } from './behaviour.ts';

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

/** Walks through all calls once and keeps the slots of those that count for skills, edits and delegations. */
export function pickCalls(sources: readonly JoinedSource[], pools: UsagePools): CallPicks {
  const skillTool = pools.tools.find('skill');
  const task = pools.tools.find('task');
  return {
    skills: sources.map(({ calls }) => {
      const { tool, skill } = calls.columns;
      return slotsWhere(calls.size, (slot) => tool[slot] === skillTool && skill[slot] !== 0);
    }),
    edits: sources.map(({ calls }) => {
      const { format } = calls.columns;
      return slotsWhere(calls.size, (slot) => format[slot] !== noFormat);
    }),
    delegations: sources.map(({ calls }) => {
      const { tool, flags } = calls.columns;
      return slotsWhere(calls.size, (slot) => tool[slot] === task || ((flags[slot] ?? 0) & toolFlags.recursion) !== 0);
    }),
  };
}

function slotsWhere(size: number, passes: (slot: number) => boolean): Int32Array {
  const slots = new Int32Array(size);
  let count = 0;
  for (let slot = 0; slot < size; slot++) if (passes(slot)) slots[count++] = slot;
  return slots.slice(0, count);
}
