import { BehaviourBase } from '../../../src/core/behaviour/behaviourBase.ts';
import { noFilter } from '../../../src/core/reports/filter/reportFilter.ts';
import { reportScope } from '../../../src/core/reports/usage/reportScope.ts';
import type { ReportContext } from '../../../src/core/reports/reportContext.ts';
import { hashOf } from '../../../src/core/usage/hashOf.ts';
import type { Ledger } from '../../../src/core/usage/ledger.ts';
import { type Inferred, inferredOfTurn, times } from './inferredOfTurn.ts';
import type { Label } from './label.ts';
import { type Score, ScoreSum } from './score.ts';

/** Compares what is inferred of every turn (forks' copies and sub-agents' turns too, of which nothing is true) with its label. */
export function measureInferences(ledger: Ledger, labels: readonly Label[], context: ReportContext): Score[] {
  const base = new BehaviourBase(ledger);
  const scope = reportScope(ledger, context, noFilter);
  const byTurn = new Map(labels.map((label) => [`${label.session} ${hashOf(label.prompt)}`, label]));
  const sums = new Map<string, ScoreSum>();
  const found = new Set<Label>();
  for (let turn = 0; turn < base.turns.size; turn++) {
    const session = ledger.pools.sessionIds.text(base.turns.session[turn] ?? 0);
    const label = byTurn.get(`${session} ${base.turns.prompt[turn] ?? 0}`);
    if (label !== undefined) found.add(label);
    const real = truthOf(label);
    for (const [inference, words] of Object.entries(inferredOfTurn(base, turn, scope, context))) {
      let sum = sums.get(inference);
      if (sum === undefined) sums.set(inference, (sum = new ScoreSum(inference)));
      sum.add(label?.name ?? `a turn of ${session} that is in no script`, words, real[inference] ?? []);
    }
  }
  const lost = labels.filter((label) => !found.has(label));
  if (lost.length > 0) throw new Error(`turns not found: ${lost.map(({ name }) => name).join(', ')}`);
  return [...sums.values()].map((sum) => sum.score());
}

function truthOf(label: Label | undefined): Inferred {
  const { edits = [], checks = [], skills = [], recursion = [], intents = [], loop, together } = label ?? {};
  return {
    'edits by format': edits.map(([format]) => format),
    'why edits failed': edits.map(([, failure]) => failure).filter((failure) => failure !== ''),
    retries: times(label?.retries),
    'verification rounds': times(label?.loops),
    'what became of edits': loop === undefined ? [] : [loop],
    'commands that check': checks,
    'turns that are stuck': label?.stuck === true ? ['stuck'] : [],
    'skills loaded or missing': skills.map(([name, found]) => `${name} ${found}`),
    'sub-agents at once or in a row': together === undefined ? [] : [together],
    'sub-agents that came back empty': times(label?.empty),
    'recursive calls': recursion.map(([way, command]) => `${way} ${command}`),
    'chunks of recursive calls': recursion
      .filter(([, , size, chunks]) => size + chunks > 0)
      .map(([, , size, chunks]) => `${size} ${chunks}`),
    intents: intents.map(([intent, confidence, route]) => `${intent} ${confidence.toFixed(2)} ${route}`),
    'questions to the user': label?.asked === true ? ['asked'] : [],
    'prompts said again': label?.repeated === true ? ['repeated'] : [],
  };
}
