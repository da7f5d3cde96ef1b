import type { BehaviourBase } from './behaviourBase.ts';
import { loopOutcomes } from './turnWork.ts';

/** How turns went on average. */
export interface TurnShares {
  readonly turns: number;
  readonly turnsWithEdits: number;
  readonly retries: number;
  readonly retriesPerTurn: number | null;
  /** Of the turns with edits: those whose last edit a check passed. */
  readonly verifiedShare: number | null;
}

const none = loopOutcomes.indexOf('none');
const verifiedAtOnce = loopOutcomes.indexOf('verified at once');
const repaired = loopOutcomes.indexOf('repaired');

/** Retries and verification of turns, by number. */
export function turnShares({ work }: BehaviourBase, turns: Uint32Array): TurnShares {
  let turnsWithEdits = 0;
  let retries = 0;
  let verified = 0;
  for (let index = 0; index < turns.length; index++) {
    const turn = turns[index] ?? 0;
    retries += work.retries[turn] ?? 0;
    const outcome = work.loop[turn];
    if (outcome !== none) turnsWithEdits++;
    if (outcome === verifiedAtOnce || outcome === repaired) verified++;
  }
  return {
    turns: turns.length,
    turnsWithEdits,
    retries,
    retriesPerTurn: turns.length === 0 ? null : retries / turns.length,
    verifiedShare: turnsWithEdits === 0 ? null : verified / turnsWithEdits,
  };
}
