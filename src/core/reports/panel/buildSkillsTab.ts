import type { BehaviourBase } from '../../behaviour/behaviourBase.ts';
import { buildEditsReport } from '../../behaviour/buildEditsReport.ts';
import { buildIntentsReport } from '../../behaviour/buildIntentsReport.ts';
import { buildIterationsReport } from '../../behaviour/buildIterationsReport.ts';
import { buildRecursionReport } from '../../behaviour/buildRecursionReport.ts';
import { buildTrendsReport } from '../../behaviour/buildTrendsReport.ts';
import { callOutcomes } from '../../behaviour/callOutcome.ts';
import type { IntentVerdict } from '../../behaviour/intentMarks.ts';
import { Chosen } from '../../behaviour/chosen.ts';
import { panelReportScope } from '../../behaviour/panelReportScope.ts';
import { turnShares } from '../../behaviour/turnShares.ts';
import { buildSkillsDetail } from '../../skills/buildSkillsDetail.ts';
import type { SkillFile } from '../../skills/skillsReport.ts';
import type { Telemetry } from '../../telemetry/telemetry.ts';
import type { ReportContext } from '../reportContext.ts';
import type { PanelFilter } from './panelFilter.ts';
import { panelScope, type PanelScope } from './panelScope.ts';
import type { SkillsBefore, SkillsTabReport } from './skillsTabReport.ts';

/** What the tab is made from beside the ledger. */
export interface SkillsTabGiven {
  readonly files: readonly SkillFile[];
  readonly marks: ReadonlyMap<string, IntentVerdict>;
  readonly telemetry: readonly Telemetry[];
  readonly hidden: ReadonlySet<string>;
  readonly complete: boolean;
}

/** What the Skills tab shows of a filter. */
export function buildSkillsTab(
  base: BehaviourBase,
  context: ReportContext,
  filter: PanelFilter,
  { files, marks, telemetry, hidden, complete }: SkillsTabGiven,
): SkillsTabReport {
  const panel = panelScope(base.ledger, context, filter);
  const scope = panelReportScope(panel);
  const chosen = new Chosen(base, scope.selection);
  return {
    revision: context.revision,
    asOf: context.asOf,
    demo: context.demo,
    filter,
    complete,
    skills: buildSkillsDetail(base, files, context, scope, complete, chosen),
    edits: buildEditsReport(base, context, scope, complete, chosen),
    iterations: buildIterationsReport(base, context, scope, complete, chosen),
    recursion: buildRecursionReport(base, context, scope, complete, chosen),
    intents: buildIntentsReport(base, marks, context, scope, complete),
    trends: buildTrendsReport(base, context, scope, complete, chosen),
    telemetry,
    hiddenSkills: [...hidden],
    before: beforeOf(base, context, panel),
    callsEverywhere: base.sources.reduce((sum, { calls }) => sum + calls.size, 0),
    newestRequest: 0,
    sessionsEverywhere: panel.known.size,
  };
}

function beforeOf(base: BehaviourBase, context: ReportContext, panel: PanelScope): SkillsBefore | null {
  if (panel.cut.previous === null) return null;
  const scope = panelReportScope(panel, panel.at(panel.cut.previous));
  const chosen = new Chosen(base, scope.selection);
  const { outcome } = base.loads;
  const { retriesPerTurn, verifiedShare } = turnShares(base, chosen.turns);
  return {
    uses: chosen.loads.length,
    failures: chosen.loads.reduce((sum, load) => sum + Number(outcome[load] === callOutcomes.failure), 0),
    editsThatApply: buildEditsReport(base, context, scope, true, chosen).total.share.rate,
    retriesPerTurn,
    verifiedShare,
  };
}
