import type { EditFormat, ToolFailure } from '../model/toolDetail.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { editFormats, toolFailures } from '../usage/toolCallCodes.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { JoinedSource } from './behaviour.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callCase } from './callCase.ts';
import { callOutcome } from './callOutcome.ts';
import { eachCall, type VisitCall } from './eachCall.ts';
import type { EditCell, EditsReport } from './editsReport.ts';
import { charactersPerToken } from './estimatedTokens.ts';
import { wilsonShare } from './wilson.ts';

/** Cases kept for each cell: the latest. */
const mostCases = 25;

interface Place {
  readonly joined: JoinedSource;
  readonly slot: number;
  readonly request: number;
}

class CellSum {
  attempts = 0;
  successes = 0;
  readonly tries: { count: number; sum: number } = { count: 0, sum: 0 };
  readonly reasons = new Map<ToolFailure, number>();
  wasted = 0;
  readonly cases: Place[] = [];

  succeeded(tries: number): void {
    this.attempts++;
    this.successes++;
    this.tries.count++;
    this.tries.sum += tries;
  }

  failed(reason: ToolFailure, written: number, place: Place): void {
    this.attempts++;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    this.wasted += written;
    this.cases.push(place);
  }
}

/** Success of edits by model and format, from the calls a filter lets through. */
export function buildEditsReport(
  base: BehaviourBase,
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
): EditsReport {
  const { pools } = base.ledger;
  const { selection } = scope;
  const cells = new Map<number, CellSum>();
  const total = new CellSum();
  /** Failed tries of a file in a turn since its last success. */
  const tries = new Map<number, Map<number, number>>();
  const visit: VisitCall = (joined, slot, request, turn) => {
    const { format, failure, key, inputLength } = joined.calls.columns;
    const written = format[slot] ?? 0;
    const outcome = callOutcome(joined.calls, slot);
    if (outcome === 'void') return;
    const model = request < 0 ? 0 : (joined.requests.columns.model[request] ?? 0);
    const number = model * 64 + written;
    let cell = cells.get(number);
    if (cell === undefined) cells.set(number, (cell = new CellSum()));
    const file = key[slot] ?? 0;
    const failed = tries.get(turn)?.get(file) ?? 0;
    if (outcome === 'success') {
      cell.succeeded(failed + 1);
      total.succeeded(failed + 1);
    } else {
      const reason = toolFailures[failure[slot] ?? 0] ?? 'other';
      const place = { joined, slot, request };
      cell.failed(reason, inputLength[slot] ?? 0, place);
      total.failed(reason, inputLength[slot] ?? 0, place);
    }
    if (turn < 0 || file === 0) return;
    if (outcome === 'success') tries.get(turn)?.delete(file);
    else {
      const known = tries.get(turn);
      if (known === undefined) tries.set(turn, new Map([[file, 1]]));
      else known.set(file, failed + 1);
    }
  };
  eachCall(base, selection, visit, base.picks.edits);
  const rows = [...cells].map(([number, sum]) =>
    cellOf(pools, sum, editFormats[number % 64] ?? '', nameOf(pools, Math.floor(number / 64))),
  );
  rows.sort((a, b) => b.share.attempts - a.share.attempts);
  return {
    kind: 'edits',
    generated: context.now,
    complete,
    models: ranked(rows, ({ model }) => model),
    formats: ranked(rows, ({ format }) => format),
    cells: rows,
    total: cellOf(pools, total, '', ''),
  };
}

function cellOf(pools: UsagePools, sum: CellSum, format: EditFormat, model: string): EditCell {
  return {
    format,
    model,
    share: wilsonShare(sum.successes, sum.attempts),
    attemptsPerSuccess: sum.tries.count === 0 ? null : sum.tries.sum / sum.tries.count,
    reasons: [...sum.reasons]
      .map(([failure, count]) => ({ failure, count }))
      .sort((a, b) => b.count - a.count || (a.failure < b.failure ? -1 : 1)),
    wastedTokens: Math.round(sum.wasted / charactersPerToken),
    cases: sum.cases
      .slice(-mostCases)
      .map(({ joined, slot, request }) => callCase(pools, joined, slot, request))
      .reverse(),
  };
}

function nameOf(pools: UsagePools, model: number): string {
  const { providerID, modelID } = pools.model(model);
  return model === 0 ? '' : `${providerID}/${modelID}`;
}

/** The distinct names of rows, by how often their edits were tried. */
function ranked<Name extends string>(rows: readonly EditCell[], name: (row: EditCell) => Name): Name[] {
  const sums = new Map<Name, number>();
  for (const row of rows) sums.set(name(row), (sums.get(name(row)) ?? 0) + row.share.attempts);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
}
