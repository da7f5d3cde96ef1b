import type { Session } from '../../model/session.ts';
import type { KnownSession } from '../../usage/knownSessions.ts';
import { passesTime } from '../filter/passesTime.ts';
import type { Selection } from '../filter/selection.ts';
import type { TitleRequests } from './reconcileReport.ts';

/** Names OpenCode gives before it asks a model for one, and names it makes itself. */
const madeWithoutModel = /^(?:New session|Child session) - |\(fork #\d+\)$|\(@\S+ subagent\)$/u;

/** Sessions of the range whose title a model must have written, in a request that is stored nowhere. */
export function titleRequests(known: ReadonlyMap<number, KnownSession>, selection: Selection): TitleRequests {
  let sessions = 0;
  for (const [number, { session, source }] of known) {
    if (selection.sessions !== null && selection.sessions[number] !== 1) continue;
    if (!selection.sourceIds.has(source)) continue;
    if (!passesTime(selection, session.created)) continue;
    if (wasNamedByModel(session)) sessions++;
  }
  return { sessions };
}

function wasNamedByModel({ parentId, title }: Session): boolean {
  return parentId === '' && title !== '' && !madeWithoutModel.test(title);
}
