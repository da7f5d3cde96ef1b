import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import { buildSessionForest } from './buildSessionForest.ts';
import { localDay, startOfDayAfter, startOfLocalMonth, startOfLocalWeek } from './calendar.ts';
import { findSession } from './findSession.ts';
import { groundworkOf } from './groundwork.ts';
import type { ReportContext } from './reportContext.ts';
import { scopeFilter } from './scopeFilter.ts';
import type { SessionForest } from './sessionForest.ts';
import type { SessionNode } from './sessionNode.ts';
import type { PeriodFigures, StatusReport } from './status.ts';

/** What the status bar shows; hand in the revision's forest when there is one, else it is built for this report. */
export function buildStatus(
  ledger: Ledger,
  context: ReportContext,
  forest: SessionForest = buildSessionForest(ledger, context),
): StatusReport {
  const newest = newestSession(forest, context.hasWorkspace);
  const session = newest === null ? null : findSession(forest, newest.id, context);
  return {
    revision: context.revision,
    asOf: context.asOf,
    hasWorkspace: context.hasWorkspace,
    demo: context.demo,
    session,
    ...periods(ledger, context),
    context: session?.context ?? null,
  };
}

/** An archived session is put away: it is never the one worked in now. */
function newestSession({ tops }: SessionForest, workspaceOnly: boolean): SessionNode | null {
  let newest: SessionNode | null = null;
  for (const node of tops) {
    if (node.session.archived > 0 || (workspaceOnly && !node.workspace)) continue;
    if (newest === null || node.latest > newest.latest || (node.latest === newest.latest && node.id < newest.id)) {
      newest = node;
    }
  }
  return newest;
}

function periods(ledger: Ledger, context: ReportContext): Pick<StatusReport, 'workspace' | 'everywhere'> {
  const { now, timeZone, weekStart, costing } = context;
  const today = localDay(now, timeZone).range;
  const from = {
    today: today.from,
    week: startOfLocalWeek(now, timeZone, weekStart),
    month: startOfLocalMonth(now, timeZone),
  };
  const earliest = Math.min(from.week, from.month);
  // All three periods contain now; what a fast clock wrote beyond a day ahead belongs to none of them.
  const end = startOfDayAfter(now, timeZone, 1);
  const { known, recent } = groundworkOf(ledger);
  const inWorkspace = scopeFilter(ledger, known, context, 'workspace');
  const workspace = new PeriodSums();
  const others = new PeriodSums();
  for (const { requests } of ledger.sources) {
    const { created, session } = requests.columns;
    const first = recent.periods.begin(requests, created, earliest);
    for (let slot = first, size = requests.size; slot < size; slot++) {
      const time = created[slot] ?? 0;
      if (time < earliest || time >= end) continue;
      const sums = inWorkspace[session[slot] ?? 0] === 1 ? workspace : others;
      if (time >= from.today) sums.today.add(requests, slot, costing);
      if (time >= from.week) sums.week.add(requests, slot, costing);
      if (time >= from.month) sums.month.add(requests, slot, costing);
    }
  }
  others.merge(workspace);
  return { workspace: workspace.figures(), everywhere: others.figures() };
}

class PeriodSums {
  readonly today = new FiguresBuilder();
  readonly week = new FiguresBuilder();
  readonly month = new FiguresBuilder();

  merge(other: PeriodSums): void {
    this.today.merge(other.today);
    this.week.merge(other.week);
    this.month.merge(other.month);
  }

  figures(): PeriodFigures {
    return { today: this.today.figures(), week: this.week.figures(), month: this.month.figures() };
  }
}
