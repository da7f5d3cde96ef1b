import type { Ledger } from '../usage/ledger.ts';
import { requestFlags } from '../usage/requestFlags.ts';

/** Times of the requests (ms since the epoch) each of these sessions made since a moment, by session id. */
export function requestTimes(
  ledger: Ledger,
  ids: readonly string[],
  since: number,
): ReadonlyMap<string, readonly number[]> {
  const wanted = new Map(ids.map((id) => [ledger.pools.sessionIds.intern(id), { id, times: [] as number[] }]));
  for (const { requests } of ledger.sources) {
    const { created, session, flags } = requests.columns;
    for (let slot = requests.size - 1; slot >= 0; slot--) {
      if ((created[slot] ?? 0) < since || ((flags[slot] ?? 0) & requestFlags.copy) !== 0) continue;
      wanted.get(session[slot] ?? 0)?.times.push(created[slot] ?? 0);
    }
  }
  return new Map([...wanted.values()].map(({ id, times }) => [id, times]));
}
