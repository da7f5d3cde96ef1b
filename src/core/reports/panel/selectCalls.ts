import type { Ledger, SourceTables } from '../../usage/ledger.ts';
import type { Selection } from '../filter/selection.ts';
import { groundworkOf } from '../groundwork.ts';
import type { PanelScope } from './panelScope.ts';
import { toolMarks } from './queryMarks.ts';

/**
 * Visits every tool call that passes, once, with what `enter` gives for its source; a filter by model takes the model whose
 * message made the call. Who asks for the calls' requests as well hands in what it asks them of.
 */
export function selectCalls(
  ledger: Ledger,
  { tools }: Pick<PanelScope, 'tools'>,
  { range, clock, sessions, sources, models }: Selection,
  enter: (tables: SourceTables, source: number) => (slot: number) => void,
  counted = groundworkOf(ledger).calls,
): void {
  const { from, to } = range ?? { from: -Infinity, to: Infinity };
  const named = toolMarks(ledger.pools, tools);
  const visits = ledger.sources.map((tables, source) => (sources[source] === true ? enter(tables, source) : null));
  const passing = ledger.sources.map(({ requests, toolCalls }, source): ((slot: number) => boolean) | null => {
    if (sources[source] !== true) return null;
    const { session, started, tool } = toolCalls.columns;
    const requestOf = models === null ? null : counted.requestsOf(source).requestOf;
    const { model } = requests.columns;
    return (slot) => {
      const time = started[slot] ?? 0;
      if (time < from || time >= to) return false;
      if (sessions !== null && sessions[session[slot] ?? 0] !== 1) return false;
      if (named !== null && named[tool[slot] ?? 0] !== 1) return false;
      if (clock !== null && !clock(time)) return false;
      if (models === null || requestOf === null) return true;
      const request = requestOf[slot] ?? -1;
      // A call whose request is not known is of no model, which has the number 0.
      return models[request < 0 ? 0 : (model[request] ?? 0)] === 1;
    };
  });
  for (const [source, { toolCalls }] of ledger.sources.entries()) {
    const passes = passing[source] ?? null;
    const visit = visits[source] ?? null;
    if (passes === null || visit === null) continue;
    const suspects = counted.suspects[source] ?? null;
    for (let slot = 0, size = toolCalls.size; slot < size; slot++) {
      if (passes(slot) && (suspects === null || suspects[slot] !== 1)) visit(slot);
    }
  }
  for (const { source, slot } of counted.originals) {
    if (passing[source]?.(slot) === true) visits[source]?.(slot);
  }
}
