import { turnOfCall } from '../../../src/core/behaviour/behaviour.ts';
import type { BehaviourBase } from '../../../src/core/behaviour/behaviourBase.ts';
import { buildRecursionReport } from '../../../src/core/behaviour/buildRecursionReport.ts';
import { stuckAfter } from '../../../src/core/behaviour/buildIterationsReport.ts';
import { callOutcome, isCheck } from '../../../src/core/behaviour/callOutcome.ts';
import { intentCases } from '../../../src/core/behaviour/intentCases.ts';
import { loopOutcomes } from '../../../src/core/behaviour/turnWork.ts';
import type { ReportContext } from '../../../src/core/reports/reportContext.ts';
import type { ReportScope } from '../../../src/core/reports/usage/reportScope.ts';
import { recursionFacts } from '../../../src/core/tools/recursionNote.ts';
import { commandKinds, editFormats, toolFailures } from '../../../src/core/usage/toolCallCodes.ts';

/** What the extension infers of one turn, by inference, each as words to be compared. */
export type Inferred = Readonly<Record<string, readonly string[]>>;

/** Says so many times the same word. */
export const times = (count: number | undefined): readonly string[] => Array.from({ length: count ?? 0 }, () => 'one');

/** What is inferred of a turn, from the same tables and reports as the product's; `scope` lets everything through. */
export function inferredOfTurn(
  base: BehaviourBase,
  turn: number,
  scope: ReportScope,
  context: ReportContext,
): Inferred {
  const { turns, work, repeated } = base;
  const { pools } = base.ledger;
  const session = turns.session[turn] ?? 0;
  const sessions = new Uint8Array(pools.sessionIds.size);
  sessions[session] = 1;
  const ended = turns.ended[turn] ?? 0;
  const range = { from: turns.started[turn] ?? 0, to: ended === 0 ? Infinity : ended + 1 };
  const only = { ...scope, selection: { ...scope.selection, range, sessions } };
  const found = { edits: [] as string[], reasons: [] as string[], checks: [] as string[], skills: [] as string[] };
  const recursion: string[] = [];
  const sizes: string[] = [];
  for (const joined of base.sources) {
    const { columns, size } = joined.calls;
    for (let slot = 0; slot < size; slot++) {
      if (turnOfCall(joined, slot) !== turn) continue;
      const failure = toolFailures[columns.failure[slot] ?? 0] ?? '';
      if ((columns.format[slot] ?? 0) !== 0) {
        found.edits.push(editFormats[columns.format[slot] ?? 0] ?? '');
        if (failure !== '') found.reasons.push(failure);
      }
      if (isCheck(joined.calls, slot)) found.checks.push(commandKinds[columns.command[slot] ?? 0] ?? '');
      const skill = pools.skills.text(columns.skill[slot] ?? 0);
      if (skill !== '') found.skills.push(`${skill} ${callOutcome(joined.calls, slot) === 'success'}`);
      const facts = recursionFacts(pools.notes.text(columns.note[slot] ?? 0));
      if (facts === null) continue;
      recursion.push(`${facts.way} ${facts.command}`);
      if (facts.chunkSize + facts.chunks > 0) sizes.push(`${facts.chunkSize} ${facts.chunks}`);
    }
  }
  const delegations = buildRecursionReport(base, context, only, true).rows.filter(
    ({ name }) => !name.startsWith('rlm_repl'),
  );
  const ran = delegations.some(({ parallelRuns }) => parallelRuns > 0)
    ? ['parallel']
    : delegations.some(({ sequentialRuns }) => sequentialRuns > 0)
      ? ['sequential']
      : [];
  const loop = loopOutcomes[work.loop[turn] ?? 0] ?? 'none';
  return {
    'edits by format': found.edits,
    'why edits failed': found.reasons,
    retries: times(work.retries[turn]),
    'verification rounds': times(work.loops[turn]),
    'what became of edits': loop === 'none' ? [] : [loop],
    'commands that check': found.checks,
    'turns that are stuck': (work.run[turn] ?? 0) >= stuckAfter ? ['stuck'] : [],
    'skills loaded or missing': found.skills,
    'sub-agents at once or in a row': ran,
    'sub-agents that came back empty': times(delegations.reduce((sum, { empty }) => sum + empty, 0)),
    'recursive calls': recursion,
    'chunks of recursive calls': sizes,
    intents: intentCases(base, only.selection, new Map()).map(
      ({ intent, confidence, route }) => `${intent} ${confidence.toFixed(2)} ${route}`,
    ),
    'questions to the user': (work.questions[turn] ?? 0) > 0 ? ['asked'] : [],
    'prompts said again': repeated[turn] === 1 ? ['repeated'] : [],
  };
}
