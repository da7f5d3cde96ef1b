import type { ToolFailure } from '../model/toolDetail.ts';
import { toolFailures } from '../usage/toolCallCodes.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { JoinedSource } from './behaviour.ts';

/** One call shown as a case of something: enough to find it, nothing of what it said. */
export interface CallCase {
  readonly sessionId: string;
  /** ms since the epoch. */
  readonly at: number;
  readonly tool: string;
  /** The file it was about, or ''. */
  readonly target: string;
  readonly failure: ToolFailure;
  readonly model: string;
}

/** The call in this slot as a case. */
export function callCase(
  pools: UsagePools,
  { calls, requests }: JoinedSource,
  slot: number,
  request: number,
): CallCase {
  const { columns } = calls;
  const model = request < 0 ? null : pools.model(requests.columns.model[request] ?? 0);
  return {
    sessionId: pools.sessionIds.text(columns.session[slot] ?? 0),
    at: columns.started[slot] ?? 0,
    tool: pools.tools.text(columns.tool[slot] ?? 0),
    target: pools.targets.text(columns.target[slot] ?? 0),
    failure: toolFailures[columns.failure[slot] ?? 0] ?? '',
    model: model === null ? '' : `${model.providerID}/${model.modelID}`,
  };
}
