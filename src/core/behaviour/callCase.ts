import type { ToolFailure } from '../model/toolDetail.ts';
import { toolFailures } from '../usage/toolCallCodes.ts';
import type { Behaviour } from './behaviour.ts';
import type { CallPlaces } from './callPlaces.ts';

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

/** The call in this place as a case. */
export function callCase(
  { ledger: { pools }, sources }: Behaviour,
  { source, slot, request, session, at }: CallPlaces,
  place: number,
): CallCase {
  const joined = sources[source[place] ?? 0];
  const own = slot[place] ?? 0;
  const made = request[place] ?? -1;
  const model = made < 0 ? null : pools.model(joined?.requests.columns.model[made] ?? 0);
  return {
    sessionId: pools.sessionIds.text(session[place] ?? 0),
    at: at[place] ?? 0,
    tool: pools.tools.text(joined?.calls.columns.tool[own] ?? 0),
    target: pools.targets.text(joined?.calls.columns.target[own] ?? 0),
    failure: toolFailures[joined?.calls.columns.failure[own] ?? 0] ?? '',
    model: model === null ? '' : `${model.providerID}/${model.modelID}`,
  };
}
