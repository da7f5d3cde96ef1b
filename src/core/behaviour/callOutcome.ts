import { codeOf, commandKinds, toolFailures } from '../usage/toolCallCodes.ts';
import type { ToolCallTable } from '../usage/toolCallTable.ts';

/** How a call went: `void` for one that ended without anybody's fault (not permitted, aborted) or has not ended. */
export type CallOutcome = 'success' | 'failure' | 'void';

const notPermitted = codeOf(toolFailures, 'not permitted');
const aborted = codeOf(toolFailures, 'aborted');
const exitCode = codeOf(toolFailures, 'exit code');
const other = codeOf(commandKinds, 'other');
const completed = 2;
const error = 3;

/** How the call in this slot went; a shell command that says so by its exit code failed. */
export function callOutcome(calls: ToolCallTable, slot: number): CallOutcome {
  const { status, failure } = calls.columns;
  const state = status[slot] ?? 0;
  const why = failure[slot] ?? 0;
  if (why === notPermitted || why === aborted) return 'void';
  if (state === completed) return why === 0 ? 'success' : 'failure';
  return state === error ? 'failure' : 'void';
}

/** True when a call is a command that tests, lints, checks types or builds. */
export function isCheck(calls: ToolCallTable, slot: number): boolean {
  const kind = calls.columns.command[slot] ?? 0;
  return kind !== 0 && kind !== other;
}

/** True when the call's own tool failed, not what it ran: a test that fails is no failing shell. */
export function toolFailed(calls: ToolCallTable, slot: number): boolean {
  return callOutcome(calls, slot) === 'failure' && calls.columns.failure[slot] !== exitCode;
}
