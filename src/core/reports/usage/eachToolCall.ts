import type { Ledger } from '../../usage/ledger.ts';
import { groundworkOf } from '../groundwork.ts';

/** Calls `visit` for every tool call once: for all but those that may be copies first, see `CountedCalls`. */
export function eachToolCall(
  ledger: Ledger,
  visit: (source: number, slot: number) => void,
  { suspects, originals } = groundworkOf(ledger).calls,
): void {
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    // Before the size: columns that come late may turn out to be lost.
    toolCalls.settle();
    const doubtful = suspects[source] ?? null;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      if (doubtful === null || doubtful[slot] !== 1) visit(source, slot);
    }
  }
  for (const { source, slot } of originals) visit(source, slot);
}
