import type { BehaviourBase } from '../behaviour/behaviourBase.ts';
import { turnOutcomes } from '../behaviour/turnTable.ts';
import type { SkillVersion } from './skillDetail.ts';

/** Loads of one text. */
interface VersionSum {
  uses: number;
  /** ms since the epoch. */
  readonly first: number;
  last: number;
  turns: number;
  completed: number;
  retries: number;
}

/** The texts the loads of one skill (places in the table of loads, in the order of time) had, the oldest first. */
export function skillVersions({ loads, turns, work, ledger }: BehaviourBase, own: Uint32Array): SkillVersion[] {
  const sums = new Map<number, VersionSum>();
  // Loads in a row are mostly of one text.
  let last = 0;
  let sum: VersionSum | undefined;
  for (let index = 0; index < own.length; index++) {
    const load = own[index] ?? 0;
    const version = loads.version[load] ?? 0;
    if (version === 0) continue;
    const at = loads.at[load] ?? 0;
    if (version !== last) sum = sums.get((last = version));
    if (sum === undefined) {
      sums.set(version, (sum = { uses: 0, first: at, last: at, turns: 0, completed: 0, retries: 0 }));
    }
    sum.uses++;
    sum.last = at;
    if (loads.firstOfText[load] !== 1) continue;
    const turn = loads.turn[load] ?? 0;
    sum.turns++;
    sum.retries += work.retries[turn] ?? 0;
    if (turns.outcome[turn] === completed) sum.completed++;
  }
  return [...sums].map(([version, sum]) => ({
    version: ledger.pools.versions.text(version),
    uses: sum.uses,
    first: sum.first,
    last: sum.last,
    turnsCompleted: sum.turns === 0 ? null : sum.completed / sum.turns,
    retriesPerTurn: sum.turns === 0 ? null : sum.retries / sum.turns,
  }));
}

const completed = turnOutcomes.indexOf('completed');
