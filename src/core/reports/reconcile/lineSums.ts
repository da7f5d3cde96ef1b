import type { NanoDollars } from '../../model/money.ts';
import type { KnownSession } from '../../usage/knownSessions.ts';
import type { UsagePools } from '../../usage/usagePools.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
import { CorrectionSum } from './correctionSum.ts';
import type { DifferenceLine, DifferenceReason, OtherTool } from './reconcileReport.ts';
import { differenceReasons } from './reconcileReport.ts';

/** Sessions listed for a line; the line's figures are always those of all. */
export const mostSessions = 200;

interface LineSum {
  readonly sum: CorrectionSum;
  readonly bySession: Map<number, CorrectionSum>;
}

/** What the lines' sessions are called. */
export interface SessionNames {
  readonly known: ReadonlyMap<number, KnownSession>;
  places(): ReadonlyMap<number, ProjectPlace>;
}

/** Adds differences up by reason, and below that by session. */
export class LineSums {
  readonly #lines = new Map<DifferenceReason, LineSum>();

  /** Adds one difference of one request. */
  add(
    reason: DifferenceReason,
    tool: OtherTool,
    { row, session }: { readonly row: number; readonly session: number },
    requests: number,
    tokens: number,
    amount: NanoDollars,
  ): void {
    let line = this.#lines.get(reason);
    if (line === undefined) this.#lines.set(reason, (line = { sum: new CorrectionSum(), bySession: new Map() }));
    line.sum.add(tool, row, requests, tokens, amount);
    let part = line.bySession.get(session);
    if (part === undefined) line.bySession.set(session, (part = new CorrectionSum()));
    part.add(tool, row, requests, tokens, amount);
  }

  /** The lines that explain something, with the sessions behind them. */
  lines(pools: UsagePools, names: SessionNames): DifferenceLine[] {
    return differenceReasons.flatMap((reason): DifferenceLine[] => {
      const line = this.#lines.get(reason);
      if (line === undefined) return [];
      const ordered = Array.from(line.bySession, ([number, sum]) => ({ number, sum, weight: sum.weight })).sort(
        (a, b) =>
          b.weight - a.weight ||
          b.sum.requests - a.sum.requests ||
          (pools.sessionIds.text(a.number) < pools.sessionIds.text(b.number) ? -1 : 1),
      );
      const behind = ordered.slice(0, mostSessions).map(({ number, sum: { requests, corrections } }) => {
        const id = pools.sessionIds.text(number);
        const title = names.known.get(number)?.session.title ?? id;
        return { id, title, projectLabel: names.places().get(number)?.label ?? '', requests, corrections };
      });
      const { requests, corrections } = line.sum;
      return [{ reason, requests, sessions: ordered.length, corrections, behind }];
    });
  }
}
