import type { Ledger } from '../usage/ledger.ts';
import type { Behaviour } from './behaviour.ts';
import { buildBehaviour } from './buildBehaviour.ts';
import { type CallPicks, pickCalls } from './callPicks.ts';
import { repeatedPrompts } from './repeatedPrompts.ts';
import { type TurnWork, turnWork } from './turnWork.ts';

/** The joined calls with what happened in each turn: made once for each state of the data, all reports are made from it. */
export interface BehaviourBase extends Behaviour {
  readonly work: TurnWork;
  readonly picks: CallPicks;
  /** 1 for a turn whose prompt had to be said again. */
  readonly repeated: Uint8Array;
}

/** Makes the base from a ledger whose copies are marked. */
export function behaviourBase(ledger: Ledger): BehaviourBase {
  const behaviour = buildBehaviour(ledger);
  return {
    ...behaviour,
    work: turnWork(behaviour),
    picks: pickCalls(behaviour.sources, ledger.pools),
    repeated: repeatedPrompts(behaviour),
  };
}
