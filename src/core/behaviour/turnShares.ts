import type { Selection } from '../reports/filter/selection.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { eachTurn } from './eachTurn.ts';
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

/** Retries and verification of the turns a selection lets through. */
export function turnShares(base: BehaviourBase, selection: Selection): TurnShares {
  const { retries: retriesOf, loop } = base.work;
  let turns = 0;
  let turnsWithEdits = 0;
  let retries = 0;
  let verified = 0;
  eachTurn(base, selection, (turn) => {
    turns++;
    retries += retriesOf[turn] ?? 0;
    const outcome = loop[turn];
    if (outcome !== none) turnsWithEdits++;
    if (outcome === verifiedAtOnce || outcome === repaired) verified++;
  });
  return {
    turns,
    turnsWithEdits,
    retries,
    retriesPerTurn: turns === 0 ? null : retries / turns,
    verifiedShare: turnsWithEdits === 0 ? null : verified / turnsWithEdits,
  };
}
