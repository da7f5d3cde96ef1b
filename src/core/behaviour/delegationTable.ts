import { type RecursionFacts, recursionFacts } from '../tools/recursionNote.ts';
import { toolFlags } from '../usage/toolCallCodes.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcomes } from './callOutcome.ts';
import { type CallPlaces, callPlaces } from './callPlaces.ts';
import { roomyColumn } from './withRoom.ts';
import { mergeColumns, type MergeOrder } from './mergeOrder.ts';

/** What calls that hand work to others have in common. */
export interface DelegationKind {
  /** Of the numbers it is told by: equal for the same kind. */
  readonly key: number;
  /** The sub-agent's name, or how the recursion was called. */
  readonly name: string;
  readonly recursion: boolean;
  readonly isTask: boolean;
  readonly facts: RecursionFacts | null;
}

/** Every call of a sub-agent and of recursion, in the order of its source. */
export interface DelegationTable extends CallPlaces {
  readonly kinds: readonly DelegationKind[];
  /** By place the number of its kind. */
  readonly kind: Uint32Array;
  /** Number of the session it began, 0 without. */
  readonly child: Uint32Array;
  /** ms. */
  readonly duration: Float64Array;
  /** 1 for a sub-agent that came back well and with nothing. */
  readonly empty: Uint8Array;
}

/** An answer shorter than this (letters) says nothing: what OpenCode puts around the text of a sub-agent alone has 98. */
const emptyBelow = 100;

/** Finds the delegations. */
export function delegationTable(base: BehaviourBase): DelegationTable {
  const { pools } = base.ledger;
  const task = pools.tools.find('task') ?? -1;
  const places = callPlaces(base, base.picks.delegations);
  const { size, source, slot, outcome } = places;
  const kind = roomyColumn(Uint32Array, size);
  const child = roomyColumn(Uint32Array, size);
  const duration = roomyColumn(Float64Array, size);
  const empty = roomyColumn(Uint8Array, size);
  const kinds: DelegationKind[] = [];
  /** Numbers of kinds by the note's number and what kind of call it is. */
  const known = new Map<number, number>();
  for (let place = 0; place < size; place++) {
    const columns = base.sources[source[place] ?? 0]?.calls.columns;
    if (columns === undefined) continue;
    const own = slot[place] ?? 0;
    const recursion = ((columns.flags[own] ?? 0) & toolFlags.recursion) !== 0;
    const isTask = columns.tool[own] === task;
    const note = columns.note[own] ?? 0;
    const key = note * 4 + Number(recursion) * 2 + Number(isTask);
    let number = known.get(key);
    if (number === undefined) {
      number = kinds.push({ key, ...kindOf(pools.notes.text(note), recursion, isTask) }) - 1;
      known.set(key, number);
    }
    kind[place] = number;
    child[place] = columns.child[own] ?? 0;
    duration[place] = columns.duration[own] ?? 0;
    const isShort = (columns.outputLength[own] ?? 0) < emptyBelow;
    if (isTask && isShort && outcome[place] === callOutcomes.success) empty[place] = 1;
  }
  return { ...places, kinds, kind, child, duration, empty };
}

/** The delegations that stay together with fresh ones. */
export function mergeDelegations(kept: DelegationTable, fresh: DelegationTable, order: MergeOrder): DelegationTable {
  const kinds = [...kept.kinds];
  const numbers = fresh.kinds.map((kind) => {
    const known = kinds.findIndex(({ key }) => key === kind.key);
    return known >= 0 ? known : kinds.push(kind) - 1;
  });
  const kind = fresh.kind.map((number) => numbers[number] ?? 0);
  return mergeColumns(kept, { ...fresh, kind }, order, { size: order.size, kinds });
}

function kindOf(noted: string, recursion: boolean, isTask: boolean): Omit<DelegationKind, 'key'> {
  const facts = recursion ? recursionFacts(noted) : null;
  return { name: facts === null ? noted || 'task' : nameOf(facts), recursion, isTask, facts };
}

function nameOf({ way, command }: RecursionFacts): string {
  if (way === 'agent') return command;
  return `${way === 'repl' ? 'rlm_repl' : 'rlm_repl.py'} ${command}`.trim();
}
