import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { Chosen } from './chosen.ts';
import { flakyRows } from './flakyRows.ts';
import type { IterationsReport, LoopKind, LoopRow, TurnCase } from './iterationsReport.ts';
import { turnShares } from './turnShares.ts';
import { loopOutcomes } from './turnWork.ts';

/** The same call so often in a row, with nothing else between, goes nowhere. */
export const stuckAfter = 3;
const mostCases = 40;

/** Retries, verification loops and escalations of the turns a filter lets through. */
export function buildIterationsReport(
  base: BehaviourBase,
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
  chosen = new Chosen(base, scope.selection),
): IterationsReport {
  const { turns, work, repeated, ledger } = base;
  /** By number of the loop's outcome. */
  const turnsOf = new Uint32Array(loopOutcomes.length);
  const roundsOf = new Uint32Array(loopOutcomes.length);
  const formatRetries = { turns: 0, rounds: 0 };
  const stuck = { turns: 0, rounds: 0 };
  const cases: TurnCase[] = [];
  const note = (turn: number, what: TurnCase['what']): void => {
    const sessionId = ledger.pools.sessionIds.text(turns.session[turn] ?? 0);
    cases.push({ sessionId, at: turns.started[turn] ?? 0, what });
  };
  const sums = { verificationLoops: 0, asked: 0, repeated: 0 };
  const chosenTurns = chosen.turns;
  for (let index = 0; index < chosenTurns.length; index++) {
    const turn = chosenTurns[index] ?? 0;
    const rounds = (work.loops[turn] ?? 0) + 1;
    sums.verificationLoops += rounds - 1;
    const outcome = work.loop[turn] ?? 0;
    turnsOf[outcome] = (turnsOf[outcome] ?? 0) + 1;
    roundsOf[outcome] = (roundsOf[outcome] ?? 0) + rounds;
    if (outcome === gaveUp) note(turn, 'gave up');
    const editRetries = work.editRetries[turn] ?? 0;
    if (editRetries > 0) {
      formatRetries.turns++;
      formatRetries.rounds += editRetries + 1;
    }
    const run = work.run[turn] ?? 0;
    if (run >= stuckAfter) {
      stuck.turns++;
      stuck.rounds += run;
      note(turn, 'stuck');
    }
    if ((work.questions[turn] ?? 0) > 0) {
      sums.asked++;
      note(turn, 'asked');
    }
    if (repeated[turn] === 1) {
      sums.repeated++;
      note(turn, 'repeated');
    }
  }
  return {
    kind: 'retries',
    generated: context.now,
    complete,
    ...turnShares(base, chosen.turns),
    ...sums,
    loops: loopKinds.map((loop): LoopRow => {
      if (loop === 'format retry') return rowOf(loop, formatRetries);
      if (loop === 'stuck') return rowOf(loop, stuck);
      const number = loopOutcomes.indexOf(loop);
      return rowOf(loop, { turns: turnsOf[number] ?? 0, rounds: roundsOf[number] ?? 0 });
    }),
    flaky: flakyRows(base, chosen.selection),
    cases: cases.sort((a, b) => b.at - a.at).slice(0, mostCases),
  };
}

function rowOf(loop: LoopKind, { turns, rounds }: { readonly turns: number; readonly rounds: number }): LoopRow {
  return { loop, turns, rounds: turns === 0 ? 0 : rounds / turns };
}

const gaveUp = loopOutcomes.indexOf('gave up');
const loopKinds: readonly LoopKind[] = [
  'verified at once',
  'repaired',
  'format retry',
  'stuck',
  'gave up',
  'unverified',
];
