import { mergeLoadCosts } from '../skills/loadCosts.ts';
import { mergeLoads } from '../skills/mergeLoads.ts';
import type { BaseParts } from './baseParts.ts';
import type { CallPlaces } from './callPlaces.ts';
import { mergeDelegations } from './delegationTable.ts';
import { mergeEdits } from './editTable.ts';
import { type MergeOrder, mergeOrder } from './mergeOrder.ts';
import { hull } from './timeSpan.ts';
import type { TurnNumbers } from './turnNumbers.ts';
import { mergeWork } from './turnWork.ts';
import { mergeUses } from './usageOfSessions.ts';

/** What parts are put together by. */
interface Merge {
  /** 1 by number for the sessions whose rows give way to fresh ones. */
  readonly sessions: Uint8Array;
  /** Of the turns. */
  readonly order: MergeOrder;
  readonly numbers: TurnNumbers;
}

/** The parts of a base for all sessions but some, together with fresh ones for those: what either lacks is not there. */
export function mergeParts(kept: BaseParts, fresh: BaseParts, merge: Merge): BaseParts {
  return {
    outcomes: fresh.outcomes,
    work: both(kept.work, fresh.work, (one, other) => mergeWork(one, other, merge.order)),
    edits: both(kept.edits, fresh.edits, (one, other) => mergeEdits(one, other, orderOf(one, other, merge, isBefore))),
    delegations: both(kept.delegations, fresh.delegations, (one, other) =>
      mergeDelegations(one, other, orderOf(one, other, merge, isBefore)),
    ),
    ...mergeLoadParts(kept, fresh, merge),
    usage: both(kept.usage, fresh.usage, (one, { costing, made }) => ({
      costing,
      made: mergeUses(one.made, made, merge.sessions),
    })),
    span: both(kept.span, fresh.span, hull),
    flaky: kept.flaky,
  };
}

function mergeLoadParts(kept: BaseParts, fresh: BaseParts, merge: Merge): Pick<BaseParts, 'loads' | 'costs'> {
  if (kept.loads === null || fresh.loads === null) return { loads: null, costs: null };
  const order = orderOf(kept.loads, fresh.loads, merge, isEarlier);
  return {
    loads: mergeLoads(kept.loads, fresh.loads, order),
    costs: both(kept.costs, fresh.costs, (one, { costing, made }) => ({
      costing,
      made: mergeLoadCosts(one.made, made, order),
    })),
  };
}

function both<Part>(kept: Part | null, fresh: Part | null, put: (kept: Part, fresh: Part) => Part): Part | null {
  return kept === null || fresh === null ? null : put(kept, fresh);
}

/** Compares places of two tables. */
type Compare = (one: CallPlaces, place: number, other: CallPlaces, otherPlace: number) => boolean;

/** The order of two tables together, whose turns get the numbers they have now. */
function orderOf(kept: CallPlaces, fresh: CallPlaces, { sessions, numbers }: Merge, comesBefore: Compare): MergeOrder {
  numbers.renumberKept(kept.turn);
  numbers.renumberFresh(fresh.turn);
  return mergeOrder(kept, fresh, sessions, (place, other) => comesBefore(kept, place, fresh, other));
}

function isBefore(one: CallPlaces, place: number, other: CallPlaces, otherPlace: number): boolean {
  const difference = (one.source[place] ?? 0) - (other.source[otherPlace] ?? 0);
  return difference < 0 || (difference === 0 && (one.slot[place] ?? 0) < (other.slot[otherPlace] ?? 0));
}

/** Of the same time the order of their sources counts, as in a table sorted by time. */
function isEarlier(one: CallPlaces, place: number, other: CallPlaces, otherPlace: number): boolean {
  const difference = (one.at[place] ?? 0) - (other.at[otherPlace] ?? 0);
  return difference < 0 || (difference === 0 && isBefore(one, place, other, otherPlace));
}
