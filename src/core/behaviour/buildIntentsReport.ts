import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { confusionOf } from './confusionOf.ts';
import { intentCases } from './intentCases.ts';
import type { IntentVerdict } from './intentMarks.ts';
import type { IntentCase, IntentRow, IntentsReport } from './intentsReport.ts';

/** Cases shown: the latest. */
const mostCases = 100;

/** Classifications of the time and sessions a filter lets through, with the user's marks. */
export function buildIntentsReport(
  base: BehaviourBase,
  marks: ReadonlyMap<string, IntentVerdict>,
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
): IntentsReport {
  const { selection } = scope;
  const cases = intentCases(base, selection, marks);
  const byIntent = new Map<string, IntentCase[]>();
  for (const found of cases) {
    const known = byIntent.get(found.intent);
    if (known === undefined) byIntent.set(found.intent, [found]);
    else known.push(found);
  }
  return {
    kind: 'intents',
    generated: context.now,
    complete,
    rows: [...byIntent]
      .map(([intent, found]) => rowOf(intent, found))
      .sort((a, b) => b.count - a.count || (a.intent < b.intent ? -1 : 1)),
    total: rowOf('', cases),
    confusion: confusionOf(cases),
    cases: cases.sort((a, b) => b.at - a.at).slice(0, mostCases),
  };
}

function rowOf(intent: string, cases: readonly IntentCase[]): IntentRow {
  const count = cases.length;
  const marked = cases.filter(({ verdict }) => verdict !== null);
  const routes = new Map<string, number>();
  for (const { route } of cases) if (route !== '') routes.set(route, (routes.get(route) ?? 0) + 1);
  return {
    intent,
    count,
    confidence: count === 0 ? 0 : cases.reduce((sum, { confidence }) => sum + confidence, 0) / count,
    escalationRate: count === 0 ? 0 : cases.filter(({ escalated }) => escalated).length / count,
    routes: [...routes].map(([name, uses]) => ({ name, count: uses })).sort((a, b) => b.count - a.count),
    accuracy:
      marked.length === 0 ? null : marked.filter(({ verdict }) => verdict?.verdict === 'right').length / marked.length,
    marked: marked.length,
  };
}
