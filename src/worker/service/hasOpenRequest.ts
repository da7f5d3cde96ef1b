import type { Ledger } from '../../core/usage/ledger.ts';
import { requestFlags } from '../../core/usage/requestFlags.ts';

/** No request runs longer (ms): an older one that never completed was interrupted, whatever runs now. */
const longestRequestMs = 24 * 60 * 60 * 1000;

/** True when some request has not completed and may still be running: only then is it worth asking what processes run. */
export function hasOpenRequest(ledger: Ledger, now: number): boolean {
  return ledger.sources.some(({ requests }) => {
    const { flags, created } = requests.columns;
    for (let slot = requests.size - 1; slot >= 0; slot--) {
      const flag = flags[slot] ?? 0;
      if ((flag & requestFlags.open) === 0 || (flag & requestFlags.duplicate) !== 0) continue;
      if (now - (created[slot] ?? 0) < longestRequestMs) return true;
    }
    return false;
  });
}
