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
import type { ReportScope } from '../usage/reportScope.ts';
import type { PanelFilter } from './panelFilter.ts';
import { panelScope, type PanelScope } from './panelScope.ts';
import type { SkillsBefore, SkillsTabReport } from './skillsTabReport.ts';

/** What the tab shows of a filter, whatever the user marks, hides or reports meanwhile. */
export type SkillsFigures = Pick<
  SkillsTabReport,
  | 'complete'
  | 'filter'
  | 'skills'
  | 'edits'
  | 'iterations'
  | 'recursion'
  | 'trends'
  | 'before'
  | 'callsEverywhere'
  | 'sessionsEverywhere'
> & { readonly scope: ReportScope };

/** What figures are of beside the data; `complete` is false while tool calls are still being read. */
export interface SkillsFiguresGiven {
  readonly files: readonly SkillFile[];
  readonly complete: boolean;
}

/** Sums up what a filter lets through. */
export function skillsFigures(
  base: BehaviourBase,
  context: ReportContext,
  filter: PanelFilter,
  given: SkillsFiguresGiven,
): SkillsFigures {
  const parts = skillsFiguresInTurn(base, context, filter, given);
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return value;
  }
}

/** The same report by report, for who has other things to do between them. */
export function* skillsFiguresInTurn(
  base: BehaviourBase,
  context: ReportContext,
  filter: PanelFilter,
  { files, complete }: SkillsFiguresGiven,
): Generator<undefined, SkillsFigures> {
  const panel = panelScope(base.ledger, context, filter, base.whereabouts);
  const scope = panelReportScope(panel, base.unbound(panel.selection));
  const chosen = new Chosen(base, scope.selection);
  const skills = buildSkillsDetail(base, files, context, scope, complete, chosen);
  yield;
  const edits = buildEditsReport(base, context, scope, complete, chosen);
  yield;
  const iterations = buildIterationsReport(base, context, scope, complete, chosen);
  yield;
  const recursion = buildRecursionReport(base, context, scope, complete, chosen);
  yield;
  const trends = buildTrendsReport(base, context, scope, complete, chosen);
  yield;
  const before = beforeOf(base, context, panel);
  const callsEverywhere = base.sources.reduce((sum, { calls }) => sum + calls.size, 0);
  const sessionsEverywhere = panel.known.size;
  const reports = { skills, edits, iterations, recursion, trends, before, callsEverywhere, sessionsEverywhere };
  return { scope, complete, filter, ...reports };
}

/** What the tab is made from beside its figures. */
export interface SkillsTabGiven {
  readonly marks: ReadonlyMap<string, IntentVerdict>;
  readonly telemetry: readonly Telemetry[];
  readonly hidden: ReadonlySet<string>;
}

/** What the Skills tab shows: figures, and what the user and the workspaces say. */
export function buildSkillsTab(
  base: BehaviourBase,
  context: ReportContext,
  { scope, ...figures }: SkillsFigures,
  { marks, telemetry, hidden }: SkillsTabGiven,
): SkillsTabReport {
  return {
    ...figures,
    revision: context.revision,
    asOf: context.asOf,
    demo: context.demo,
    intents: buildIntentsReport(base, marks, context, scope, figures.complete),
    telemetry,
    hiddenSkills: [...hidden],
    newestRequest: 0,
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
