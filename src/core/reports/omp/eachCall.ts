import type { Session } from '../../model/session.ts';
import type { Costing } from '../../pricing/costing.ts';
import type { Ledger, SourceTables } from '../../usage/ledger.ts';
import type { AgentKind, StopReason } from '../../usage/requestExtras.ts';
import { callMarks } from '../../usage/requestExtras.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { UsagePools } from '../../usage/usagePools.ts';
import { agentOf } from '../../model/sourceState.ts';
import type { CallWindow } from './callWindow.ts';
import { isWithin } from './callWindow.ts';
import type { OmpSemantics } from './ompQuery.ts';

/** One call with all its figures; amounts in nano-dollars, times in ms. */
export interface Call {
  readonly source: SourceTables;
  readonly slot: number;
  readonly session: Session | null;
  /** Number in `UsagePools`. */
  readonly modelNumber: number;
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

/** Calls `visit` for every call in the window, in the order in which they are stored; what it gets holds until the next one. */
export function eachCall(ledger: Ledger, costing: Costing, window: CallWindow, visit: (call: Call) => void): void {
  let call: MutableCall | null = null;
  eachCallSlot(ledger, window, (source, slot) => {
    call ??= emptyCall(source);
    fillCall(call, ledger, source, slot, costing, window.semantics);
    visit(call);
  });
}

/** Calls `visit` with the place of every call in the window: for scans that want few of them whole; from the last one of each source on when `backwards`. */
export function eachCallSlot(
  ledger: Ledger,
  window: CallWindow,
  visit: (source: SourceTables, slot: number) => void,
  backwards = false,
): void {
  const { selection, semantics } = window;
  for (const [number, source] of ledger.sources.entries()) {
    if (!isOfAgent(source, window) || selection?.sources[number] === false) continue;
    const { created, session, model, agent } = source.requests.columns;
    for (let index = 0, size = source.requests.size; index < size; index++) {
      const slot = backwards ? size - 1 - index : index;
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
  const call = emptyCall(source);
  fillCall(call, ledger, source, slot, costing, semantics);
  return call;
}

type MutableCall = { -readonly [Field in keyof Call]: Call[Field] };

function emptyCall(source: SourceTables): MutableCall {
  return {
    source,
    slot: 0,
    session: null,
    modelNumber: 0,
    model: '',
    provider: '',
    timestamp: 0,
    input: 0,
    output: 0,
    cacheRead: 0,
    cacheWrite: 0,
    total: 0,
    cost: 0,
    costInput: 0,
    costOutput: 0,
    costCacheRead: 0,
    costCacheWrite: 0,
    uncachedPrompt: 0,
    premium: 0,
    duration: null,
    ttft: null,
    stop: 'other',
    kind: 'main',
    unpriced: false,
  };
}

/** Fields of an object that is there already: a scan of a hundred thousand calls makes one. */
function fillCall(
  call: MutableCall,
  { pools }: Ledger,
  source: SourceTables,
  slot: number,
  costing: Costing,
  semantics: OmpSemantics,
): void {
  const { requests } = source;
  const { columns } = requests;
  call.source = source;
  call.slot = slot;
  const session = source.sessions.get(columns.session[slot] ?? 0) ?? null;
  call.session = session;
  call.modelNumber = columns.model[slot] ?? 0;
  const { providerID, modelID } = pools.model(call.modelNumber);
  call.model = modelID;
  call.provider = providerID;
  const created = columns.created[slot] ?? 0;
  const completed = columns.completed[slot] ?? 0;
  call.timestamp = created;
  const extra = source.extras?.requests.columns;
  call.input = (columns.input[slot] ?? 0) - (extra?.extraInput[slot] ?? 0);
  call.output = (columns.output[slot] ?? 0) + (columns.reasoning[slot] ?? 0) - (extra?.extraOutput[slot] ?? 0);
  call.cacheRead = (columns.cacheRead[slot] ?? 0) - (extra?.extraCacheRead[slot] ?? 0);
  call.cacheWrite = columns.cacheWrite[slot] ?? 0;
  const sum = requests.totalTokens(slot);
  call.total = extra?.total[slot] ?? sum;
  const recorded = columns.cost[slot] ?? 0;
  // Most calls cost what was recorded: that needs no object for each.
  const ours = semantics === 13 || costing.recordedOf(requests, slot) > 0 ? null : costing.costOf(requests, slot);
  const computed = ours?.basis === 'computed' ? costing.partsOf(requests, slot) : null;
  call.cost = ours?.amount ?? recorded;
  call.costInput = computed?.input ?? extra?.costInput[slot] ?? 0;
  call.costOutput = computed?.output ?? extra?.costOutput[slot] ?? 0;
  call.costCacheRead = computed?.cacheRead ?? extra?.costCacheRead[slot] ?? 0;
  call.costCacheWrite = computed?.cacheWrite ?? extra?.costCacheWrite[slot] ?? 0;
  call.uncachedPrompt = semantics === 13 ? 0 : costing.uncachedPrompt(requests, slot);
  call.premium = premiumOf(source, slot, semantics);
  call.duration = extra === undefined ? elapsed(created, completed) : known(extra.duration[slot]);
  call.ttft = extra === undefined ? null : known(extra.ttft[slot]);
  call.stop = stopOf(source, slot, pools);
  call.kind = source.extras?.requests.kind(slot) ?? (session === null || session.parentId === '' ? 'main' : 'subagent');
  call.unpriced = ours?.basis === 'unpriced' && sum > 0;
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
export function stopOf({ requests, extras }: SourceTables, slot: number, pools: UsagePools): StopReason {
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
