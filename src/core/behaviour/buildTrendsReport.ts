import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { isPlausibleTime } from '../usage/plausibleTime.ts';
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
  const named = (name: TrendName): { readonly name: TrendName; readonly weeks: WeekSums } => ({
    name,
    weeks: new WeekSums(finder),
  });
  const edits = named('edits that apply');
  const verified = named('turns verified');
  const retried = named('turns with retries');
  const ended = named('turns that end well');
  const loaded = named('skill loads that work');
  /** Number of the week of a time that can be one, else -1. */
  const weekOf = (at: number): number => (isPlausibleTime(at, now) ? finder.find(at) : -1);
  for (const place of chosen.edits) {
    const went = base.edits.outcome[place];
    const week = went === callOutcomes.void ? -1 : weekOf(base.edits.at[place] ?? 0);
    if (week >= 0) edits.weeks.add(week, went === callOutcomes.success);
  }
  for (const turn of chosen.turns) {
    const week = weekOf(turns.started[turn] ?? 0);
    if (week < 0) continue;
    const loop = work.loop[turn];
    if (loop !== none) verified.weeks.add(week, loop === verifiedAtOnce || loop === repaired);
    if ((work.calls[turn] ?? 0) > 0) retried.weeks.add(week, (work.retries[turn] ?? 0) > 0);
    const outcome = turns.outcome[turn];
    if (outcome === completed || outcome === failed || outcome === cutOff) ended.weeks.add(week, outcome === completed);
  }
  for (const load of chosen.loads) {
    const went = base.loads.outcome[load];
    const week = went === callOutcomes.void ? -1 : weekOf(base.loads.at[load] ?? 0);
    if (week >= 0) loaded.weeks.add(week, went === callOutcomes.success);
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
