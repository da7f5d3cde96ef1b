import type { Ledger } from '../../usage/ledger.ts';
import { sessionCreations } from '../../usage/sessionCreations.ts';

/** Where a tool call stands in the ledger. */
interface Place {
  readonly source: number;
  readonly slot: number;
  readonly born: number;
}

/**
 * Calls `visit` for every tool call once. A call older than its session, or in a session that an earlier source holds, is
 * taken only when no equal one (tool and start) is known elsewhere: of a fork's copies whose original is gone, the oldest.
 */
export function eachToolCall(ledger: Ledger, visit: (source: number, slot: number) => void): void {
  const { createdOf, firstSourceOf } = sessionCreations(ledger);
  const suspects: Place[] = [];
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    const { session, started } = toolCalls.columns;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      const number = session[slot] ?? 0;
      const time = started[slot] ?? 0;
      const born = createdOf[number] ?? 0;
      const suspect = time > 0 && (time < born || (firstSourceOf[number] ?? source) < source);
      if (suspect) suspects.push({ source, slot, born });
      else visit(source, slot);
    }
  }
  if (suspects.length === 0) return;
  const waiting = new Set(suspects.map(({ source, slot }) => source * 2 ** 32 + slot));
  const keyOf = (source: number, slot: number): string => {
    const columns = ledger.sources[source]?.toolCalls.columns;
    return `${columns?.tool[slot]}:${columns?.started[slot]}`;
  };
  const wanted = new Set(suspects.map(({ source, slot }) => keyOf(source, slot)));
  const seen = new Set<string>();
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    for (let slot = 0; slot < toolCalls.size; slot++) {
      if (waiting.has(source * 2 ** 32 + slot)) continue;
      const key = keyOf(source, slot);
      if (wanted.has(key)) seen.add(key);
    }
  }
  for (const { source, slot } of suspects.sort((a, b) => a.born - b.born)) {
    const key = keyOf(source, slot);
    if (seen.has(key)) continue;
    seen.add(key);
    visit(source, slot);
  }
}
