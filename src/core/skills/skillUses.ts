import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { type CallOutcome, callOutcome } from '../behaviour/callOutcome.ts';
import { eachCall, type VisitCall } from '../behaviour/eachCall.ts';
import type { Selection } from '../reports/filter/selection.ts';

/** One load of a skill. */
export interface SkillUseAt {
  /** Number of its name. */
  readonly skill: number;
  readonly source: number;
  readonly slot: number;
  /** Slot of its request, -1 when unknown. */
  readonly request: number;
  readonly turn: number;
  readonly session: number;
  /** ms since the epoch. */
  readonly at: number;
  readonly outcome: CallOutcome;
}

/** Every load of a skill a selection lets through, in the order of their time. */
export function skillUses(base: BehaviourBase, selection: Selection): SkillUseAt[] {
  const uses: SkillUseAt[] = [];
  const visit: VisitCall = (joined, slot, request, turn, source) => {
    const { skill, session, started } = joined.calls.columns;
    uses.push({
      skill: skill[slot] ?? 0,
      source,
      slot,
      request,
      turn,
      session: session[slot] ?? 0,
      at: started[slot] ?? 0,
      outcome: callOutcome(joined.calls, slot),
    });
  };
  eachCall(base, selection, visit, base.picks.skills);
  return uses.sort((a, b) => a.at - b.at);
}
