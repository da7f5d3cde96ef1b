import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcomes } from './callOutcome.ts';
import { Chosen } from './chosen.ts';
import { changePoint } from './changePoint.ts';
import type { Trend, TrendName, TrendsReport } from './trendsReport.ts';
import { turnOutcomes } from './turnTable.ts';
import { loopOutcomes } from './turnWork.ts';
import { versionChanges } from './versionChanges.ts';
import { weekFinderOf } from './weekFinder.ts';
import { WeekSums } from './weekSums.ts';

/** Weeks shown at most: two years. */
const mostWeeks = 104;

const none = loopOutcomes.indexOf('none');
const verifiedAtOnce = loopOutcomes.indexOf('verified at once');
const repaired = loopOutcomes.indexOf('repaired');
const completed = turnOutcomes.indexOf('completed');
const failed = turnOutcomes.indexOf('failed');
const cutOff = turnOutcomes.indexOf('cut off');

/** Shares by week, with where they changed, of what a filter lets through. */
export function buildTrendsReport(
  base: BehaviourBase,
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
  chosen = new Chosen(base, scope.selection),
): TrendsReport {
  const { turns, work } = base;
  const { now } = context;
  const finder = weekFinderOf(context.timeZone, context.weekStart);
  const weeksOfEdits = finder.findAll(base.edits.at, chosen.edits, now);
  const weeksOfTurns = finder.findAll(turns.started, chosen.turns, now);
  const weeksOfLoads = finder.findAll(base.loads.at, chosen.loads, now);
  const named = (name: TrendName): { readonly name: TrendName; readonly weeks: WeekSums } => ({
    name,
    weeks: new WeekSums(finder),
  });
  const edits = named('edits that apply');
  const verified = named('turns verified');
  const retried = named('turns with retries');
  const ended = named('turns that end well');
  const loaded = named('skill loads that work');
  addOutcomes(edits.weeks, weeksOfEdits, base.edits.outcome, chosen.edits);
  addOutcomes(loaded.weeks, weeksOfLoads, base.loads.outcome, chosen.loads);
  const chosenTurns = chosen.turns;
  for (let index = 0; index < chosenTurns.length; index++) {
    const turn = chosenTurns[index] ?? 0;
    const week = weeksOfTurns[index] ?? -1;
    const loop = work.loop[turn];
    if (loop !== none) verified.weeks.add(week, loop === verifiedAtOnce || loop === repaired);
    if ((work.calls[turn] ?? 0) > 0) retried.weeks.add(week, (work.retries[turn] ?? 0) > 0);
    const outcome = turns.outcome[turn];
    if (outcome === completed || outcome === failed || outcome === cutOff) ended.weeks.add(week, outcome === completed);
  }
  return {
    kind: 'trends',
    generated: now,
    complete,
    trends: [edits, verified, retried, ended, loaded]
      .map(({ name, weeks }): Trend => {
        const points = weeks.points(mostWeeks);
        return { name, points, change: changePoint(points) };
      })
      .filter(({ points }) => points.length > 0),
    versions: versionChanges(base, chosen.loadsBySkill, context.timeZone),
  };
}

function addOutcomes(sums: WeekSums, weeks: Int32Array, outcomes: Uint8Array, places: Uint32Array): void {
  for (let index = 0; index < places.length; index++) {
    const outcome = outcomes[places[index] ?? 0];
    if (outcome !== callOutcomes.void) sums.add(weeks[index] ?? -1, outcome === callOutcomes.success);
  }
}
