import type { ReportContext } from '../reports/reportContext.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { BaseParts } from './baseParts.ts';
import type { JoinedSource } from './behaviour.ts';
import { BehaviourBase } from './behaviourBase.ts';
import { buildBehaviour } from './buildBehaviour.ts';
import { closeBaseGaps } from './closeBaseGaps.ts';
import { allRows, type InferredRows, noRows, rowsOfSessions } from './inferredRows.ts';
import { LedgerMark } from './ledgerMark.ts';
import { mergeOrder } from './mergeOrder.ts';
import { mergeParts } from './mergeParts.ts';
import { TurnNumbers } from './turnNumbers.ts';
import { mergeTurns, type TurnTable } from './turnTable.ts';

/** Of more than one row in so many it is quicker to infer everything anew. */
const mostOfRows = 4;

/**
 * The base of a ledger (its copies must be marked) whose state before has one: what is inferred of a session comes from its
 * rows alone, so that only the sessions that changed are inferred again. It says the same as one that is made anew, has
 * the parts the earlier one had, and takes over its columns: that one must not be asked any more. The sessions `also` are
 * inferred again in any case.
 */
export function nextBase(
  before: BehaviourBase,
  ledger: Ledger,
  context: ReportContext,
  also: readonly number[] = [],
): BehaviourBase {
  const mark = new LedgerMark(ledger);
  const changes = mark.changesSince(before.mark);
  if (changes === null) return new BehaviourBase(ledger, { mark });
  const { sessions, removed } = changes;
  for (const session of also) sessions[session] = 1;
  const rows = rowsOfSessions(ledger, sessions);
  if (isMost(rows, ledger)) return new BehaviourBase(ledger, { mark });
  closeBaseGaps(before, removed);
  const onto = before.parts;
  const given = { rows, creations: mark.creations, onto: before.sources };
  // While the columns by slot still say what it counted.
  onto.flaky?.remove(before, rows);
  const behaviour = buildBehaviour(ledger, given);
  const inferred = new BehaviourBase(ledger, { mark, behaviour, onto });
  const fresh = partsLike(onto, inferred, context);
  onto.flaky?.add(inferred);
  // From here on turns are renumbered.
  const { turns } = before;
  const order = mergeOrder(turns, behaviour.turns, sessions, isTurnBefore(turns, behaviour.turns));
  const numbers = new TurnNumbers(order, behaviour.turns.size);
  const whole = allRows(ledger);
  const sources = behaviour.sources.map((joined, source): JoinedSource => {
    renumberRequests(joined, sessions, numbers);
    const { requests, calls, texts, turnOfRequest, requestOf } = joined;
    return { requests, calls, texts, rows: whole[source] ?? noRows, turnOfRequest, requestOf };
  });
  return new BehaviourBase(ledger, {
    mark,
    behaviour: { ledger, sources, turns: mergeTurns(turns, behaviour.turns, order) },
    parts: mergeParts(onto, fresh, { sessions, order, numbers }),
  });
}

function isMost(rows: readonly InferredRows[], { sources }: Ledger): boolean {
  const some = rows.reduce((sum, { requests, calls }) => sum + requests.count + calls.count, 0);
  const all = sources.reduce((sum, { requests, toolCalls }) => sum + requests.size + toolCalls.size, 0);
  return some * mostOfRows > all;
}

/** The parts of a base that another has; what depends on prices only if they are the same still. */
function partsLike(other: BaseParts, base: BehaviourBase, context: ReportContext): BaseParts {
  const { costing } = context;
  return {
    outcomes: other.outcomes === null ? null : base.outcomes,
    work: other.work === null ? null : base.work,
    edits: other.edits === null ? null : base.edits,
    delegations: other.delegations === null ? null : base.delegations,
    loads: other.loads === null ? null : base.loads,
    usage: other.usage?.costing === costing ? { costing, made: base.usageOfSessions(context) } : null,
    costs: other.costs?.costing === costing ? { costing, made: base.loadCosts(context) } : null,
    span: other.span === null ? null : base.span,
    flaky: other.flaky,
  };
}

function isTurnBefore(kept: TurnTable, fresh: TurnTable): (kept: number, fresh: number) => boolean {
  return (one, other) => {
    const difference = (kept.source[one] ?? 0) - (fresh.source[other] ?? 0);
    return difference < 0 || (difference === 0 && (kept.firstRequest[one] ?? 0) < (fresh.firstRequest[other] ?? 0));
  };
}

function renumberRequests({ requests, turnOfRequest }: JoinedSource, sessions: Uint8Array, numbers: TurnNumbers): void {
  const { session } = requests.columns;
  for (let slot = 0; slot < turnOfRequest.length; slot++) {
    const turn = turnOfRequest[slot] ?? -1;
    if (turn < 0) continue;
    turnOfRequest[slot] = sessions[session[slot] ?? 0] === 1 ? numbers.ofFresh(turn) : numbers.ofKept(turn);
  }
}
