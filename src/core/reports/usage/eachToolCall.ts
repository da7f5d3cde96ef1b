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
  const wanted = new ToolStarts();
  for (const { source, slot } of suspects) wanted.add(...startOf(source, slot));
  const seen = new ToolStarts();
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    const { tool, started } = toolCalls.columns;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      const number = tool[slot] ?? 0;
      const time = started[slot] ?? 0;
      if (wanted.has(number, time) && !waiting.has(source * 2 ** 32 + slot)) seen.add(number, time);
    }
  }
  for (const { source, slot } of suspects.sort((a, b) => a.born - b.born)) {
    const [tool, time] = startOf(source, slot);
    if (seen.has(tool, time)) continue;
    seen.add(tool, time);
    visit(source, slot);
  }

  function startOf(source: number, slot: number): readonly [tool: number, started: number] {
    const columns = ledger.sources[source]?.toolCalls.columns;
    return [columns?.tool[slot] ?? 0, columns?.started[slot] ?? 0];
  }
}

/** A set of tools and times they were started at; without texts as keys, for every call there is is looked up. */
class ToolStarts {
  readonly #tools = new Map<number, number[]>();

  add(tool: number, started: number): void {
    const tools = this.#tools.get(started);
    if (tools === undefined) this.#tools.set(started, [tool]);
    else if (!tools.includes(tool)) tools.push(tool);
  }

  has(tool: number, started: number): boolean {
    return this.#tools.get(started)?.includes(tool) ?? false;
  }
}
