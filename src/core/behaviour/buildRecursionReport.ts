import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { type RecursionFacts, recursionFacts } from '../tools/recursionNote.ts';
import { toolFlags } from '../usage/toolCallCodes.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcomes } from './callOutcome.ts';
import { DelegationSum } from './delegationSum.ts';
import { depthRows } from './depthRows.ts';
import { eachCall, type VisitCall } from './eachCall.ts';
import type { Stretch } from './overlap.ts';
import type { RecursionReport } from './recursionReport.ts';

/** An answer shorter than this (letters) says nothing: what OpenCode puts around the text of a sub-agent alone has 98. */
const emptyBelow = 100;

/** Recursion and sub-agents, from the calls a filter lets through. */
export function buildRecursionReport(
  base: BehaviourBase,
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
): RecursionReport {
  const { pools } = base.ledger;
  const task = pools.tools.find('task');
  const usage = base.usageOfSessions(context);
  const sums = new Map<string, DelegationSum>();
  /** Sub-agents' calls by turn: kinds of them that run beside each other run in parallel. */
  const tasksByTurn = new Map<number, Stretch[]>();
  const emptyBySession = new Map<number, { calls: number; empty: number }>();
  /** By number of the note: what a recursive call says of its chunks. */
  const facts = new Map<number, RecursionFacts | null>();
  const factsOf = (number: number): RecursionFacts | null => {
    let known = facts.get(number);
    if (known === undefined) facts.set(number, (known = recursionFacts(pools.notes.text(number))));
    return known;
  };
  const visit: VisitCall = (joined, slot, request, source) => {
    const turn = request < 0 ? -1 : (joined.turnOfRequest[request] ?? -1);
    const { tool, flags, note, child, started, duration, outputLength, session } = joined.calls.columns;
    const recursion = ((flags[slot] ?? 0) & toolFlags.recursion) !== 0;
    const isTask = tool[slot] === task;
    const said = recursion ? factsOf(note[slot] ?? 0) : null;
    const name = said === null ? pools.notes.text(note[slot] ?? 0) || 'task' : nameOf(said.way, said.command);
    let sum = sums.get(name);
    if (sum === undefined) sums.set(name, (sum = new DelegationSum(name, recursion, isTask ? tasksByTurn : undefined)));
    const outcome = base.outcomes[source]?.[slot];
    const empty = isTask && outcome === callOutcomes.success && (outputLength[slot] ?? 0) < emptyBelow;
    const from = started[slot] ?? 0;
    const number = child[slot] ?? 0;
    const stretch = { from, to: from + (duration[slot] ?? 0) };
    if (isTask && turn >= 0) {
      const known = tasksByTurn.get(turn);
      if (known === undefined) tasksByTurn.set(turn, [stretch]);
      else known.push(stretch);
    }
    sum.add({
      turn,
      failed: outcome === callOutcomes.failure,
      empty,
      stretch,
      child: number,
      used: number === 0 ? null : (usage.get(number) ?? null),
      facts: said,
    });
    const owner = session[slot] ?? 0;
    let back = emptyBySession.get(owner);
    if (back === undefined) emptyBySession.set(owner, (back = { calls: 0, empty: 0 }));
    back.calls++;
    if (empty || outcome === callOutcomes.failure) back.empty++;
  };
  eachCall(base, scope.selection, visit, base.picks.delegations);
  return {
    kind: 'recursion',
    generated: context.now,
    complete,
    rows: [...sums.values()].map((sum) => sum.row()).sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1)),
    depths: depthRows(scope, pools, usage, emptyBySession),
  };
}

function nameOf(way: string, command: string): string {
  if (way === 'agent') return command;
  return `${way === 'repl' ? 'rlm_repl' : 'rlm_repl.py'} ${command}`.trim();
}
