import type { Ledger } from './ledger.ts';

/** Higher than every index of a source. */
const noSource = 0xffff;

/** What `markCopies` must know of sessions, by session number, so that a scan of requests reads arrays only. */
export interface SessionCreations {
  /** ms since the epoch; 0 for a session whose row is unknown. */
  readonly createdOf: Float64Array;
  /** Index of the first source that holds the session's row; `noSource` without one. */
  readonly firstSourceOf: Uint16Array;
}

/** Creation time and first source of every session. */
export function sessionCreations(ledger: Ledger): SessionCreations {
  const createdOf = new Float64Array(ledger.pools.sessionIds.size);
  const firstSourceOf = new Uint16Array(ledger.pools.sessionIds.size).fill(noSource);
  for (const [index, { sessions }] of ledger.sources.entries()) {
    // An iterator would hand each pair over in an array of its own.
    sessions.forEach(({ created }, number) => {
      if (createdOf[number] === 0) createdOf[number] = created;
      if ((firstSourceOf[number] ?? 0) > index) firstSourceOf[number] = index;
    });
  }
  return { createdOf, firstSourceOf };
}
