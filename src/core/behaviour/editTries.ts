import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcomes } from './callOutcome.ts';

const most = 0xffff;

/** By source and place in `picks.edits`: which try of its file in its turn since the last success an edit was, 1 for the first. */
export function editTries({ sources, picks, outcomes }: BehaviourBase): Uint16Array[] {
  return sources.map(({ calls, requestOf, turnOfRequest }, source) => {
    const edits = picks.edits[source] ?? new Int32Array(0);
    const outcome = outcomes[source] ?? new Uint8Array(0);
    const { key } = calls.columns;
    const tries = new Uint16Array(edits.length).fill(1);
    /** Failed tries by file, by turn: few turns have any. */
    const failed = new Map<number, Map<number, number>>();
    for (let place = 0; place < edits.length; place++) {
      const slot = edits[place] ?? 0;
      const request = requestOf[slot] ?? -1;
      const turn = request < 0 ? -1 : (turnOfRequest[request] ?? -1);
      const file = key[slot] ?? 0;
      if (turn < 0 || file === 0 || outcome[slot] === callOutcomes.void) continue;
      const files = failed.get(turn);
      const before = files?.get(file) ?? 0;
      tries[place] = Math.min(most, before + 1);
      if (outcome[slot] === callOutcomes.success) files?.delete(file);
      else if (files === undefined) failed.set(turn, new Map([[file, 1]]));
      else files.set(file, before + 1);
    }
    return tries;
  });
}
