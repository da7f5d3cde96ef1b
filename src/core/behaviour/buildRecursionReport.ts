import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { recursionFacts } from '../tools/recursionNote.ts';
import { toolFlags } from '../usage/toolCallCodes.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcome } from './callOutcome.ts';
import { DelegationSum } from './delegationSum.ts';
import { depthRows } from './depthRows.ts';
import { eachCall, type VisitCall } from './eachCall.ts';
import type { Stretch } from './overlap.ts';
import type { RecursionReport } from './recursionReport.ts';
import { usageOfSessions } from './usageOfSessions.ts';

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
  const usage = usageOfSessions(base.ledger, context.costing);
  const sums = new Map<string, DelegationSum>();
  /** Sub-agents' calls by turn: kinds of them that run beside each other run in parallel. */
  const tasksByTurn = new Map<number, Stretch[]>();
  const emptyBySession = new Map<number, { calls: number; empty: number }>();
  const visit: VisitCall = (joined, slot, _request, turn) => {
    const { tool, flags, note, child, started, duration, outputLength, session } = joined.calls.columns;
    const recursion = ((flags[slot] ?? 0) & toolFlags.recursion) !== 0;
    const isTask = tool[slot] === task;
    const noted = pools.notes.text(note[slot] ?? 0);
    const facts = recursion ? recursionFacts(noted) : null;
    const name = facts === null ? noted || 'task' : nameOf(facts.way, facts.command);
    let sum = sums.get(name);
    if (sum === undefined) sums.set(name, (sum = new DelegationSum(name, recursion, isTask ? tasksByTurn : undefined)));
    const outcome = callOutcome(joined.calls, slot);
    const empty = isTask && outcome === 'success' && (outputLength[slot] ?? 0) < emptyBelow;
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
      failed: outcome === 'failure',
      empty,
      stretch,
      child: number,
      used: number === 0 ? null : (usage.get(number) ?? null),
      facts,
    });
    const owner = session[slot] ?? 0;
    const known = emptyBySession.get(owner) ?? { calls: 0, empty: 0 };
    emptyBySession.set(owner, { calls: known.calls + 1, empty: known.empty + Number(empty || outcome === 'failure') });
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
