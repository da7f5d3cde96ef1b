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
  const named = (name: TrendName): { readonly name: TrendName; readonly weeks: WeekSums } => ({
    name,
    weeks: new WeekSums(finder),
  });
  const edits = named('edits that apply');
  const verified = named('turns verified');
  const retried = named('turns with retries');
  const ended = named('turns that end well');
  const loaded = named('skill loads that work');
  const count = ({ weeks }: typeof edits, at: number, hit: boolean): void => {
    if (isPlausibleTime(at, context.now)) weeks.add(at, hit);
  };
  const visitEdit: VisitCall = ({ calls }, slot) => {
    const outcome = callOutcome(calls, slot);
    if (outcome !== 'void') count(edits, calls.columns.started[slot] ?? 0, outcome === 'success');
  };
  eachCall(base, selection, visitEdit, base.picks.edits);
  eachTurn(base, selection, (turn) => {
    const at = turns.started[turn] ?? 0;
    const loop = loopOutcomes[work.loop[turn] ?? 0];
    if (loop !== 'none') count(verified, at, loop === 'verified at once' || loop === 'repaired');
    if ((work.calls[turn] ?? 0) > 0) count(retried, at, (work.retries[turn] ?? 0) > 0);
    const outcome = turnOutcomes[turns.outcome[turn] ?? 0];
    if (outcome === 'completed' || outcome === 'failed' || outcome === 'cut off') {
      count(ended, at, outcome === 'completed');
    }
  });
  for (const { at, outcome } of loads.uses) if (outcome !== 'void') count(loaded, at, outcome === 'success');
  return {
    kind: 'trends',
    generated: context.now,
    complete,
    trends: [edits, verified, retried, ended, loaded]
      .map(({ name, weeks }): Trend => {
        const points = weeks.points(mostWeeks);
        return { name, points, change: changePoint(points) };
      })
      .filter(({ points }) => points.length > 0),
    versions: versionChanges(base.ledger.pools, loads, context.timeZone),
  };
}
