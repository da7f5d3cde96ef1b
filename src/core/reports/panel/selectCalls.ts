import type { Ledger } from '../../usage/ledger.ts';
import { passesTime } from '../filter/passesTime.ts';
import type { Selection } from '../filter/selection.ts';
import { eachToolCall } from '../usage/eachToolCall.ts';
import { CallModels } from './callModels.ts';
import type { PanelScope } from './panelScope.ts';
import { fitsTool } from './queryMarks.ts';

/**
 * Calls `visit` for every tool call that passes, once; a filter by model takes the model whose message made the call. Who has
 * looked the calls' requests up already says so with `modelOf`.
 */
export function selectCalls(
  ledger: Ledger,
  { tools }: Pick<PanelScope, 'tools'>,
  selection: Selection,
  visit: (source: number, slot: number, model: number) => void,
  modelOf = modelFinder(ledger),
): void {
  const { sessions, sources, models } = selection;
  eachToolCall(ledger, (source, slot) => {
    const calls = ledger.sources[source]?.toolCalls;
    if (calls === undefined || sources[source] !== true) return;
    const { session, started } = calls.columns;
    if (sessions !== null && sessions[session[slot] ?? 0] !== 1) return;
    if (!passesTime(selection, started[slot] ?? 0)) return;
    if (tools.length > 0 && !fitsTool(ledger, source, slot, tools)) return;
    const model = modelOf(source, slot);
    if (models !== null && models[model] !== 1) return;
    visit(source, slot, model);
  });
}

function modelFinder(ledger: Ledger): (source: number, slot: number) => number {
  const models = new CallModels(ledger);
  return (source, slot) => models.of(source, slot);
}
