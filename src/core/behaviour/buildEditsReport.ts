import type { EditFormat, ToolFailure } from '../model/toolDetail.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportScope } from '../reports/usage/reportScope.ts';
import { editFormats, toolFailures } from '../usage/toolCallCodes.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callCase } from './callCase.ts';
import { callOutcomes } from './callOutcome.ts';
import { Chosen } from './chosen.ts';
import type { EditCell, EditsReport } from './editsReport.ts';
import { charactersPerToken } from './estimatedTokens.ts';
import { wilsonShare } from './wilson.ts';

/** Cases kept for each cell: the latest. */
const mostCases = 25;
/** More than there are. */
const mostFormats = 64;

class CellSum {
  attempts = 0;
  successes = 0;
  /** Tries that the successes took. */
  tries = 0;
  /** Letters written in vain. */
  wasted = 0;
  /** By number of the failure; what never was is a hole. */
  readonly reasons: number[] = [];
  /** Places of the latest failures: a ring, in which `failures` says how far it was written. */
  readonly cases: number[] = [];
  failures = 0;

  succeeded(tries: number): void {
    this.attempts++;
    this.successes++;
    this.tries += tries;
  }

  failed(reason: number, written: number, place: number): void {
    this.attempts++;
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
    this.wasted += written;
    this.cases[this.failures++ % mostCases] = place;
  }

  /** Places of the latest failures, the latest first. */
  latest(): number[] {
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
  chosen = new Chosen(base, scope.selection),
): EditsReport {
  const { ledger, edits } = base;
  const { pools } = ledger;
  /** By model and format as one number; what never was is a hole. */
  const cells: CellSum[] = [];
  const total = new CellSum();
  const places = chosen.edits;
  for (let index = 0; index < places.length; index++) {
    const place = places[index] ?? 0;
    const outcome = edits.outcome[place];
    if (outcome === callOutcomes.void) continue;
    const cell = (cells[(edits.model[place] ?? 0) * mostFormats + (edits.format[place] ?? 0)] ??= new CellSum());
    if (outcome === callOutcomes.success) {
      const tries = edits.tries[place] ?? 1;
      cell.succeeded(tries);
      total.succeeded(tries);
    } else {
      const failure = edits.failure[place] ?? 0;
      const written = edits.written[place] ?? 0;
      cell.failed(failure, written, place);
      total.failed(failure, written, place);
    }
  }
  const rows: EditCell[] = [];
  cells.forEach((sum, number) => {
    const format = editFormats[number % mostFormats] ?? '';
    rows.push(cellOf(base, sum, format, nameOf(pools, Math.floor(number / mostFormats))));
  });
  rows.sort((a, b) => b.share.attempts - a.share.attempts);
  return {
    kind: 'edits',
    generated: context.now,
    complete,
    models: ranked(rows, ({ model }) => model),
    formats: ranked(rows, ({ format }) => format),
    cells: rows,
    total: cellOf(base, total, '', ''),
  };
}

function cellOf(base: BehaviourBase, sum: CellSum, format: EditFormat, model: string): EditCell {
  const reasons: { readonly failure: ToolFailure; readonly count: number }[] = [];
  sum.reasons.forEach((count, failure) => reasons.push({ failure: toolFailures[failure] ?? 'other', count }));
  return {
    format,
    model,
    share: wilsonShare(sum.successes, sum.attempts),
    attemptsPerSuccess: sum.successes === 0 ? null : sum.tries / sum.successes,
    reasons: reasons.sort((a, b) => b.count - a.count || (a.failure < b.failure ? -1 : 1)),
    wastedTokens: Math.round(sum.wasted / charactersPerToken),
    cases: sum.latest().map((place) => callCase(base, base.edits, place)),
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
