import type { NanoDollars } from '../../model/money.ts';
import type { Corrections, OtherTool } from './reconcileReport.ts';

/** Adds corrections up by tool; one request is counted once, however many tools it concerns. */
export class CorrectionSum {
  requests = 0;
  #last = -1;
  readonly #sums: Record<OtherTool, { requests: number; tokens: number; amount: number }> = {
    opencode: { requests: 0, tokens: 0, amount: 0 },
    ocmonitor: { requests: 0, tokens: 0, amount: 0 },
    ccusage: { requests: 0, tokens: 0, amount: 0 },
  };

  /** Adds a correction; `row` is a number of the request that no other request of the scan has. */
  add(tool: OtherTool, row: number, requests: number, tokens: number, amount: NanoDollars): void {
    if (row !== this.#last) this.requests++;
    this.#last = row;
    const sum = this.#sums[tool];
    sum.requests += requests;
    sum.tokens += tokens;
    sum.amount += amount;
  }

  /** The sums so far. */
  get corrections(): Corrections {
    return this.#sums;
  }

  /** Nano-dollars of the largest correction, whatever its sign: what the line is worth. */
  get weight(): NanoDollars {
    const { opencode, ocmonitor, ccusage } = this.#sums;
    return Math.max(Math.abs(opencode.amount), Math.abs(ocmonitor.amount), Math.abs(ccusage.amount));
  }
}
