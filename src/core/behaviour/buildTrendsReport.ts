import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { type SkillLoads, skillLoads } from '../skills/skillLoads.ts';
import { isPlausibleTime } from '../usage/plausibleTime.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcome } from './callOutcome.ts';
import { changePoint } from './changePoint.ts';
import { eachCall, type VisitCall } from './eachCall.ts';
import { eachTurn } from './eachTurn.ts';
import type { Trend, TrendName, TrendsReport } from './trendsReport.ts';
import { turnOutcomes } from './turnTable.ts';
import { loopOutcomes } from './turnWork.ts';
import { versionChanges } from './versionChanges.ts';
import { WeekFinder } from './weekFinder.ts';
import { WeekSums } from './weekSums.ts';

/** Weeks shown at most: two years. */
const mostWeeks = 104;

/** Shares by week, with where they changed, of what a filter lets through. */
export function buildTrendsReport(
  base: BehaviourBase,
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
  loads: SkillLoads = skillLoads(base, scope.selection),
): TrendsReport {
  const { selection } = scope;
  const { turns, work } = base;
  const finder = new WeekFinder(context.timeZone, context.weekStart);
  const sums = new Map<TrendName, WeekSums>();
  const count = (name: TrendName, at: number, hit: boolean): void => {
    if (!isPlausibleTime(at, context.now)) return;
    let weeks = sums.get(name);
    if (weeks === undefined) sums.set(name, (weeks = new WeekSums(finder)));
    weeks.add(at, hit);
  };
  const visitEdit: VisitCall = ({ calls }, slot) => {
    const outcome = callOutcome(calls, slot);
    if (outcome !== 'void') count('edits that apply', calls.columns.started[slot] ?? 0, outcome === 'success');
  };
  eachCall(base, selection, visitEdit, base.picks.edits);
  eachTurn(base, selection, (turn) => {
    const at = turns.started[turn] ?? 0;
    const loop = loopOutcomes[work.loop[turn] ?? 0];
    if (loop !== 'none') count('turns verified', at, loop === 'verified at once' || loop === 'repaired');
    if ((work.calls[turn] ?? 0) > 0) count('turns with retries', at, (work.retries[turn] ?? 0) > 0);
    const outcome = turnOutcomes[turns.outcome[turn] ?? 0];
    if (outcome === 'completed' || outcome === 'failed' || outcome === 'cut off') {
      count('turns that end well', at, outcome === 'completed');
    }
  });
  for (const { at, outcome } of loads.uses) {
    if (outcome !== 'void') count('skill loads that work', at, outcome === 'success');
  }
  return {
    kind: 'trends',
    generated: context.now,
    complete,
    trends: [...sums].map(([name, weeks]): Trend => {
      const points = weeks.points(mostWeeks);
      return { name, points, change: changePoint(points) };
    }),
    versions: versionChanges(base.ledger.pools, loads, context.timeZone),
  };
}
