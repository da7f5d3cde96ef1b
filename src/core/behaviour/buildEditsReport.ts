import type { EditFormat, ToolFailure } from '../model/toolDetail.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { editFormats, toolFailures } from '../usage/toolCallCodes.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { JoinedSource } from './behaviour.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callCase } from './callCase.ts';
import { callOutcomes } from './callOutcome.ts';
import { eachCall, type VisitCall } from './eachCall.ts';
import type { EditCell, EditsReport } from './editsReport.ts';
import { charactersPerToken } from './estimatedTokens.ts';
import { wilsonShare } from './wilson.ts';

/** Cases kept for each cell: the latest. */
const mostCases = 25;
/** More than there are. */
const mostFormats = 64;

interface Place {
  readonly joined: JoinedSource;
  readonly slot: number;
  readonly request: number;
}

class CellSum {
  attempts = 0;
  successes = 0;
  /** Tries that the successes took. */
  tries = 0;
  /** Letters written in vain. */
  wasted = 0;
  /** By number of the failure; what never was is a hole. */
  readonly reasons: number[] = [];
  /** The latest failures: a ring, in which `failures` says how far it was written. */
  readonly cases: Place[] = [];
  failures = 0;

  succeeded(tries: number): void {
    this.attempts++;
    this.successes++;
    this.tries += tries;
  }

  failed(reason: number, written: number, place: Place): void {
    this.attempts++;
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
    this.wasted += written;
    this.cases[this.failures++ % mostCases] = place;
  }

  /** The latest failures, the latest first. */
  latest(): Place[] {
    const next = this.failures % mostCases;
    return [...this.cases.slice(next), ...this.cases.slice(0, next)].reverse();
  }
}

/** Success of edits by model and format, from the calls a filter lets through. */
export function buildEditsReport(
  base: BehaviourBase,
  context: ReportContext,
  scope: ReportScope,
  complete: boolean,
): EditsReport {
  const { ledger, outcomes, editTries, picks } = base;
  const { pools } = ledger;
  /** By model and format as one number; what never was is a hole. */
  const cells: CellSum[] = [];
  const total = new CellSum();
  const visit: VisitCall = (joined, slot, request, source, place) => {
    const outcome = outcomes[source]?.[slot];
    if (outcome === callOutcomes.void) return;
    const { format, failure, inputLength } = joined.calls.columns;
    const model = request < 0 ? 0 : (joined.requests.columns.model[request] ?? 0);
    const cell = (cells[model * mostFormats + (format[slot] ?? 0)] ??= new CellSum());
    if (outcome === callOutcomes.success) {
      const tries = editTries[source]?.[place] ?? 1;
      cell.succeeded(tries);
      total.succeeded(tries);
    } else {
      const found = { joined, slot, request };
      cell.failed(failure[slot] ?? 0, inputLength[slot] ?? 0, found);
      total.failed(failure[slot] ?? 0, inputLength[slot] ?? 0, found);
    }
  };
  eachCall(base, scope.selection, visit, picks.edits);
  const rows: EditCell[] = [];
  cells.forEach((sum, number) => {
    const format = editFormats[number % mostFormats] ?? '';
    rows.push(cellOf(pools, sum, format, nameOf(pools, Math.floor(number / mostFormats))));
  });
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
  const reasons: { readonly failure: ToolFailure; readonly count: number }[] = [];
  sum.reasons.forEach((count, failure) => reasons.push({ failure: toolFailures[failure] ?? 'other', count }));
  return {
    format,
    model,
    share: wilsonShare(sum.successes, sum.attempts),
    attemptsPerSuccess: sum.successes === 0 ? null : sum.tries / sum.successes,
    reasons: reasons.sort((a, b) => b.count - a.count || (a.failure < b.failure ? -1 : 1)),
    wastedTokens: Math.round(sum.wasted / charactersPerToken),
    cases: sum.latest().map(({ joined, slot, request }) => callCase(pools, joined, slot, request)),
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
