import type { ToolStatus } from '../model/toolCall.ts';

/** States of a tool call by the number a column holds; append only, cache files hold the numbers. */
export const toolStatuses: readonly ToolStatus[] = ['pending', 'running', 'completed', 'error'];

/** The number of calls that failed. */
export const failedStatus = toolStatuses.indexOf('error');

const completedStatus = toolStatuses.indexOf('completed');

/** Whether a call with this number ended, well or not. */
export function isEndedStatus(status: number): boolean {
  return status === completedStatus || status === failedStatus;
}
