import type { KnownSession } from '../usage/knownSessions.ts';
import type { UsagePools } from '../usage/usagePools.ts';

/** Where sessions stand below others, by number. */
export interface SessionDepths {
  /** The session above all others it stands below, itself without. */
  readonly top: Uint32Array;
  readonly depth: Uint32Array;
}

/** More steps than sub-agents ever go down: parents that lead round in a circle end somewhere. */
const mostSteps = 100;

/** Finds the top session of every session. */
export function sessionDepths({ sessionIds }: UsagePools, known: ReadonlyMap<number, KnownSession>): SessionDepths {
  /** One more than the parent's number, 0 without. */
  const parent = new Uint32Array(sessionIds.size);
  known.forEach(({ session }, number) => {
    const own = session.parentId === '' ? undefined : sessionIds.find(session.parentId);
    if (own !== undefined && own !== number && known.has(own)) parent[number] = own + 1;
  });
  const top = new Uint32Array(sessionIds.size);
  const depth = new Uint32Array(sessionIds.size);
  for (const number of known.keys()) {
    let at = number;
    let steps = 0;
    for (let next = parent[at] ?? 0; next !== 0 && steps < mostSteps; next = parent[at] ?? 0) {
      at = next - 1;
      steps++;
    }
    top[number] = at;
    depth[number] = steps;
  }
  return { top, depth };
}
