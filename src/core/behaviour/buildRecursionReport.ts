import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcomes } from './callOutcome.ts';
import { Chosen } from './chosen.ts';
import { DelegationSum } from './delegationSum.ts';
import { sumTurns } from './sumTurns.ts';
import { depthRows } from './depthRows.ts';
import type { RecursionReport } from './recursionReport.ts';

/** Recursion and sub-agents, from the calls a filter lets through. */
export function buildRecursionReport(
  base: BehaviourBase,
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
  chosen = new Chosen(base, scope.selection),
): RecursionReport {
  const { delegations } = base;
  const usage = base.usageOfSessions(context);
  const sums = new Map<string, DelegationSum>();
  const sumOf = delegations.kinds.map(({ name, recursion, isTask }) => {
    const known = sums.get(name) ?? new DelegationSum(name, recursion, isTask);
    sums.set(name, known);
    return known;
  });
  const { sessionIds } = base.ledger.pools;
  const returned = { calls: new Uint32Array(sessionIds.size), empty: new Uint32Array(sessionIds.size) };
  const places = chosen.delegations;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0;
    const number = delegations.kind[place] ?? 0;
    const kind = delegations.kinds[number];
    if (kind === undefined) continue;
    const failed = delegations.outcome[place] === callOutcomes.failure;
    const empty = delegations.empty[place] === 1;
    const child = delegations.child[place] ?? 0;
    const duration = delegations.duration[place] ?? 0;
    sumOf[number]?.add({ failed, empty, duration, child, facts: kind.facts });
    const owner = delegations.session[place] ?? 0;
    returned.calls[owner] = (returned.calls[owner] ?? 0) + 1;
    if (empty || failed) returned.empty[owner] = (returned.empty[owner] ?? 0) + 1;
  }
  sumTurns(delegations, places, sumOf);
  const rows = [...sums.values()].filter(({ calls }) => calls > 0).map((sum) => sum.row(usage));
  return {
    kind: 'recursion',
    generated: context.now,
    complete,
    rows: rows.sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1)),
    depths: depthRows(scope, base.depths, usage, returned),
  };
}
