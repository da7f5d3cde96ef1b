import { codeOf, commandKinds, toolFailures } from '../usage/toolCallCodes.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';
import { type Slots, slotAt } from './slots.ts';

/** How a call went: `void` for one that ended without anybody's fault (not permitted, aborted) or has not ended. */
export type CallOutcome = 'success' | 'failure' | 'void';

/** The same as a number, for walks through many calls. */
export const callOutcomes = { void: 0, success: 1, failure: 2 } as const satisfies Record<CallOutcome, number>;

const names: readonly CallOutcome[] = ['void', 'success', 'failure'];
const notPermitted = codeOf(toolFailures, 'not permitted');
const aborted = codeOf(toolFailures, 'aborted');
const other = codeOf(commandKinds, 'other');
const completed = 2;
const error = 3;

/** Writes how calls of a table went to `outcomes`, of `callOutcomes` by slot; a shell command that says so by its exit code failed. */
export function findOutcomes(calls: ToolCallTable, slots: Slots, outcomes: Uint8Array): void {
  const { status, failure } = calls.columns;
  for (let index = 0; index < slots.count; index++) {
    const slot = slotAt(slots, index);
    outcomes[slot] = outcomeOf(status[slot] ?? 0, failure[slot] ?? 0);
  }
}

function outcomeOf(status: number, failure: number): number {
  if (failure === notPermitted || failure === aborted) return callOutcomes.void;
  if (status === completed) return failure === 0 ? callOutcomes.success : callOutcomes.failure;
  return status === error ? callOutcomes.failure : callOutcomes.void;
}

/** How the call in this slot went. */
export function callOutcome(calls: ToolCallTable, slot: number): CallOutcome {
  const { status, failure } = calls.columns;
  return names[outcomeOf(status[slot] ?? 0, failure[slot] ?? 0)] ?? 'void';
}

/** True for the kind of a command that tests, lints, checks types or builds. */
export function isCheckKind(kind: number): boolean {
  return kind !== 0 && kind !== other;
}

/** True when a call is a command that tests, lints, checks types or builds. */
export function isCheck(calls: ToolCallTable, slot: number): boolean {
  return isCheckKind(calls.columns.command[slot] ?? 0);
}
