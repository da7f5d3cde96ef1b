import type { NanoDollars } from '../../model/money.ts';
import type { RequestBasis } from '../../pricing/costing.ts';
import { requestFlags } from '../../usage/requestFlags.ts';
import type { RequestTable } from '../../usage/requestTable.ts';
import type { ReportContext } from '../reportContext.ts';
import type { LineSums } from './lineSums.ts';
import type { OtherTool, ToolAnswer } from './reconcileReport.ts';
import { theirAmount } from './theirAmount.ts';
import type { TheirRange } from './theirRange.ts';
import { theirTokens } from './theirTokens.ts';

/** One message as we count it; one object serves for all messages of a scan, one after the other. */
export interface OurRow {
  readonly row: number;
  readonly session: number;
  readonly inRange: boolean;
  /** False for a copy. */
  readonly original: boolean;
  readonly tokens: number;
  readonly amount: NanoDollars;
  readonly basis: RequestBasis;
}

/** Adds up what one tool would say, and notes each difference to ours under its reason. */
export class ToolScan {
  readonly #tool: OtherTool;
  readonly #range: TheirRange;
  readonly #lines: LineSums;
  readonly #costing: ReportContext['costing'];
  #requests = 0;
  #tokens = 0;
  #amount = 0;
  #estimated = 0;

  constructor(tool: OtherTool, range: TheirRange, lines: LineSums, costing: ReportContext['costing']) {
    this.#tool = tool;
    this.#range = range;
    this.#lines = lines;
    this.#costing = costing;
  }

  /** A message of which the tool reads no row. */
  addUnread(ours: OurRow): void {
    if (ours.inRange && ours.original) this.#note('otherSource', ours, 1, ours.tokens, ours.amount);
  }

  /** A message of which the tool reads this row; `same` is true when it is the one we count. */
  add(ours: OurRow, source: number, requests: RequestTable, slot: number, same: boolean): void {
    const counts = ours.inRange && ours.original;
    const tokens = theirTokens(this.#tool, requests, slot);
    if (tokens === null) {
      if (counts) this.#note('leftOut', ours, 1, ours.tokens, ours.amount);
      return;
    }
    if (!this.#range.takes(source, ours.session, requests.columns.created[slot] ?? 0)) {
      if (counts) this.#note('range', ours, 1, ours.tokens, ours.amount);
      return;
    }
    this.#requests++;
    this.#tokens += tokens;
    const recorded = requests.columns.cost[slot] ?? 0;
    // The plain case, and nearly all rows are: both count what was recorded.
    if (counts && same && recorded > 0 && ours.basis === 'recorded') {
      this.#amount += recorded;
      if (tokens !== ours.tokens) this.#note('reasoning', ours, 0, ours.tokens - tokens, 0);
      return;
    }
    this.#compare(ours, counts, requests, slot, same, tokens, recorded);
  }

  /** What it would say of everything added. */
  get answer(): ToolAnswer {
    return {
      tool: this.#tool,
      command: this.#range.command,
      requests: this.#requests,
      tokens: this.#tokens,
      amount: this.#amount,
      estimated: this.#estimated,
    };
  }

  #compare(
    ours: OurRow,
    counts: boolean,
    requests: RequestTable,
    slot: number,
    same: boolean,
    tokens: number,
    recorded: NanoDollars,
  ): void {
    const unrecorded = recorded > 0 ? null : this.#priced(requests, slot, ours);
    const theirs = unrecorded?.theirs ?? recorded;
    this.#amount += theirs;
    if (unrecorded !== null && this.#tool === 'ccusage') this.#estimated += theirs;
    if (!counts) {
      this.#note(ours.inRange ? 'copies' : 'range', ours, -1, -tokens, -theirs);
      return;
    }
    const missing = ours.tokens - tokens;
    const { amount } = ours;
    if (!same) this.#note('record', ours, 0, missing, amount - theirs);
    else {
      this.#note('reasoning', ours, 0, missing, 0);
      if (unrecorded === null) this.#note('recomputed', ours, 0, 0, amount - theirs);
      for (const [reason, step] of unrecorded?.steps ?? []) this.#note(reason, ours, 0, 0, step);
    }
  }

  #priced(requests: RequestTable, slot: number, ours: OurRow): ReturnType<typeof theirAmount> {
    const { columns, pools } = requests;
    const number = columns.model[slot] ?? 0;
    const price = this.#costing.priceOf(pools, number);
    const { basis, amount } = ours;
    return theirAmount(this.#tool, {
      model: pools.model(number),
      tokens: {
        input: columns.input[slot] ?? 0,
        output: columns.output[slot] ?? 0,
        reasoning: columns.reasoning[slot] ?? 0,
        cacheRead: columns.cacheRead[slot] ?? 0,
        cacheWrite: columns.cacheWrite[slot] ?? 0,
      },
      inOutput:
        ((columns.flags[slot] ?? 0) & requestFlags.reasoningInOutput) === 0 ? 0 : (columns.reasoning[slot] ?? 0),
      ours: amount,
      basis: basis === 'recorded' ? 'unpriced' : basis,
      price: price === 'free' ? null : price,
    });
  }

  #note(reason: Parameters<LineSums['add']>[0], ours: OurRow, requests: number, tokens: number, amount: number): void {
    if (requests === 0 && tokens === 0 && amount === 0) return;
    this.#lines.add(reason, this.#tool, ours, requests, tokens, amount);
  }
}

/** Whether a row is the record of a request, be it a copy: it used tokens or cost something. */
export function isRecord(flags: number): boolean {
  return (flags & (requestFlags.counted | requestFlags.duplicate)) === requestFlags.counted;
}
