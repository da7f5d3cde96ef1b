import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { eachTurn } from './eachTurn.ts';
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
): IterationsReport {
  const { turns, work, repeated, ledger } = base;
  const { selection } = scope;
  const loops = new Map<LoopKind, { turns: number; rounds: number }>();
  const count = (loop: LoopKind, rounds: number): void => {
    let known = loops.get(loop);
    if (known === undefined) loops.set(loop, (known = { turns: 0, rounds: 0 }));
    known.turns++;
    known.rounds += rounds;
  };
  const cases: TurnCase[] = [];
  const note = (turn: number, what: TurnCase['what']): void => {
    const sessionId = ledger.pools.sessionIds.text(turns.session[turn] ?? 0);
    cases.push({ sessionId, at: turns.started[turn] ?? 0, what });
  };
  const sums = { verificationLoops: 0, asked: 0, repeated: 0 };
  eachTurn(base, selection, (turn) => {
    const rounds = (work.loops[turn] ?? 0) + 1;
    sums.verificationLoops += rounds - 1;
    const outcome = loopOutcomes[work.loop[turn] ?? 0] ?? 'none';
    if (outcome !== 'none') {
      count(outcome, rounds);
      if (outcome === 'gave up') note(turn, 'gave up');
    }
    const editRetries = work.editRetries[turn] ?? 0;
    if (editRetries > 0) count('format retry', editRetries + 1);
    const run = work.run[turn] ?? 0;
    if (run >= stuckAfter) {
      count('stuck', run);
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
  });
  return {
    kind: 'retries',
    generated: context.now,
    complete,
    ...turnShares(base, selection),
    ...sums,
    loops: loopKinds.map((loop): LoopRow => {
      const known = loops.get(loop) ?? { turns: 0, rounds: 0 };
      return { loop, turns: known.turns, rounds: known.turns === 0 ? 0 : known.rounds / known.turns };
    }),
    flaky: flakyRows(base, selection),
    cases: cases.sort((a, b) => b.at - a.at).slice(0, mostCases),
  };
}

const loopKinds: readonly LoopKind[] = [
  'verified at once',
  'repaired',
  'format retry',
  'stuck',
  'gave up',
  'unverified',
];
