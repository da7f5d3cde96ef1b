import type { Session } from '../../model/session.ts';
import type { Costing } from '../../pricing/costing.ts';
import type { Ledger, SourceTables } from '../../usage/ledger.ts';
import type { AgentKind, StopReason } from '../../usage/requestExtras.ts';
import { callMarks } from '../../usage/requestExtras.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import { agentOf } from '../../model/sourceState.ts';
import type { CallWindow } from './callWindow.ts';
import { isWithin } from './callWindow.ts';
import type { OmpSemantics } from './ompQuery.ts';

/** One call with all its figures; amounts in nano-dollars, times in ms. */
export interface Call {
  readonly source: SourceTables;
  readonly slot: number;
  readonly session: Session | null;
  readonly model: string;
  readonly provider: string;
  /** ms since the epoch. */
  readonly timestamp: number;
  readonly input: number;
  /** With the reasoning. */
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly total: number;
  readonly cost: number;
  readonly costInput: number;
  readonly costOutput: number;
  readonly costCacheRead: number;
  readonly costCacheWrite: number;
  /** What the prompt would have cost without a cache; 0 when nobody knows a price. */
  readonly uncachedPrompt: number;
  readonly premium: number;
  /** null when it is not known. */
  readonly duration: number | null;
  readonly ttft: number | null;
  readonly stop: StopReason;
  readonly kind: AgentKind;
  readonly unpriced: boolean;
}

const usedOrFailed = requestFlags.counted | requestFlags.failed;

/** Calls `visit` for every call in the window, in the order in which they are stored. */
export function eachCall(ledger: Ledger, costing: Costing, window: CallWindow, visit: (call: Call) => void): void {
  eachCallSlot(ledger, window, (source, slot) => visit(callAt(ledger, source, slot, costing, window.semantics)));
}

/** Calls `visit` with the place of every call in the window: for scans that want few of them whole. */
export function eachCallSlot(
  ledger: Ledger,
  window: CallWindow,
  visit: (source: SourceTables, slot: number) => void,
): void {
  const { selection, semantics } = window;
  for (const [index, source] of ledger.sources.entries()) {
    if (!isOfAgent(source, window) || selection?.sources[index] === false) continue;
    const { created, session, model, agent } = source.requests.columns;
    for (let slot = 0, size = source.requests.size; slot < size; slot++) {
      if (!isWithin(window, created[slot] ?? 0)) continue;
      if (selection !== null) {
        if (selection.sessions !== null && selection.sessions[session[slot] ?? 0] !== 1) continue;
        if (selection.models !== null && selection.models[model[slot] ?? 0] !== 1) continue;
        if (selection.agents !== null && selection.agents[agent[slot] ?? 0] !== 1) continue;
      }
      if (isCounted(source, slot, semantics)) visit(source, slot);
    }
  }
}

/** True for sources of the agents the window is about. */
export function isOfAgent({ kind }: SourceTables, { agents }: CallWindow): boolean {
  return agents === 'all' || agentOf(kind) === agents;
}

/** The call in a slot of a source. */
export function callAt(
  ledger: Ledger,
  source: SourceTables,
  slot: number,
  costing: Costing,
  semantics: OmpSemantics,
): Call {
  const { requests } = source;
  const { columns } = requests;
  const { providerID, modelID } = ledger.pools.model(columns.model[slot] ?? 0);
  const session = source.sessions.get(columns.session[slot] ?? 0) ?? null;
  const recorded = columns.cost[slot] ?? 0;
  const { amount, basis } =
    semantics === 13 ? { amount: recorded, basis: 'recorded' as const } : costing.costOf(requests, slot);
  const computed = basis === 'computed' ? costing.partsOf(requests, slot) : null;
  const extra = source.extras?.requests.columns;
  const input = (columns.input[slot] ?? 0) - (extra?.extraInput[slot] ?? 0);
  const output = (columns.output[slot] ?? 0) + (columns.reasoning[slot] ?? 0) - (extra?.extraOutput[slot] ?? 0);
  const cacheRead = (columns.cacheRead[slot] ?? 0) - (extra?.extraCacheRead[slot] ?? 0);
  const cacheWrite = columns.cacheWrite[slot] ?? 0;
  const created = columns.created[slot] ?? 0;
  const completed = columns.completed[slot] ?? 0;
  const sum = requests.totalTokens(slot);
  return {
    source,
    slot,
    session,
    model: modelID,
    provider: providerID,
    timestamp: created,
    input,
    output,
    cacheRead,
    cacheWrite,
    total: extra?.total[slot] ?? sum,
    cost: amount,
    costInput: computed?.input ?? extra?.costInput[slot] ?? 0,
    costOutput: computed?.output ?? extra?.costOutput[slot] ?? 0,
    costCacheRead: computed?.cacheRead ?? extra?.costCacheRead[slot] ?? 0,
    costCacheWrite: computed?.cacheWrite ?? extra?.costCacheWrite[slot] ?? 0,
    uncachedPrompt: semantics === 13 ? 0 : costing.uncachedPrompt(requests, slot),
    premium: premiumOf(source, slot, semantics),
    duration: extra === undefined ? elapsed(created, completed) : known(extra.duration[slot]),
    ttft: extra === undefined ? null : known(extra.ttft[slot]),
    stop: stopOf(source, slot, ledger),
    kind: source.extras?.requests.kind(slot) ?? (session === null || session.parentId === '' ? 'main' : 'subagent'),
    unpriced: basis === 'unpriced' && sum > 0,
  };
}

function isCounted({ requests, extras, sessions }: SourceTables, slot: number, semantics: OmpSemantics): boolean {
  const { columns } = requests;
  const flags = columns.flags[slot] ?? 0;
  if (extras === undefined) return (flags & usedOrFailed) !== 0 && (flags & requestFlags.copy) === 0;
  const marks = extras.requests.columns.marks[slot] ?? 0;
  if (semantics === 13) return (marks & (callMarks.aside | callMarks.withoutId)) === 0;
  if ((flags & requestFlags.copy) !== 0) return false;
  // A line without an id that used nothing says only that somebody pressed a key.
  if ((marks & callMarks.withoutId) !== 0 && (flags & requestFlags.counted) === 0) return false;
  // What used nothing and did not fail is not in the ledger, which therefore cannot tell its copies.
  const born = sessions.get(columns.session[slot] ?? 0)?.created ?? 0;
  return (flags & usedOrFailed) !== 0 || (columns.created[slot] ?? 0) >= born;
}

function premiumOf({ extras }: SourceTables, slot: number, semantics: OmpSemantics): number {
  if (extras === undefined) return 0;
  const { premium, marks } = extras.requests.columns;
  return semantics === 13 && ((marks[slot] ?? 0) & callMarks.tierPremium) !== 0 ? 0 : (premium[slot] ?? 0);
}

/** How the call in a slot ended; of OpenCode's requests only the error's name is known. */
export function stopOf({ requests, extras }: SourceTables, slot: number, { pools }: Ledger): StopReason {
  const stop = extras?.requests.stop(slot);
  if (stop !== undefined) return stop;
  const error = pools.errors.text(requests.columns.error[slot] ?? 0);
  if (error !== '') return error === 'MessageAbortedError' ? 'aborted' : 'error';
  const finish = requests.finish(slot);
  return finish === 'tool-calls' ? 'toolUse' : finish === 'length' ? 'length' : finish === 'stop' ? 'stop' : 'other';
}

function elapsed(created: number, completed: number): number | null {
  return created > 0 && completed > created ? completed - created : null;
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
