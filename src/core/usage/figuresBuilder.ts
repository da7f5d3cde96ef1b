import type { Costing } from '../pricing/costing.ts';
import type { Figures } from '../reports/figures.ts';
import { basisBits, basisOf } from './costBasis.ts';
import { NumberSet } from './numberSet.ts';
import { requestFlags } from './requestFlags.ts';
import type { RequestTable } from './requestTable.ts';

const inFigures = requestFlags.counted | requestFlags.failed;

/** Adds requests up to figures; money stays whole nano-dollars, so parts always add up to their total exactly. */
export class FiguresBuilder {
  #recorded = 0;
  #computed = 0;
  #basis = 0;
  #requests = 0;
  #unpriced = 0;
  #failed = 0;
  #errors = 0;
  #copies = 0;
  #duplicates = 0;
  #input = 0;
  #output = 0;
  #reasoning = 0;
  #cacheRead = 0;
  #cacheWrite = 0;
  /** Number of the one session seen so far; most builders see one, and neighbours usually share theirs. */
  #session = -1;
  #sessions: NumberSet | null = null;

  /** Adds the request in this slot; a copy or duplicate is only counted as one, a request without any use not at all. */
  add(requests: RequestTable, slot: number, costing: Costing): void {
    const columns = requests.columns;
    const flags = columns.flags[slot] ?? 0;
    if ((flags & inFigures) === 0) return;
    if ((flags & requestFlags.copy) !== 0) {
      if ((flags & requestFlags.duplicate) === 0) this.#copies++;
      else this.#duplicates++;
      return;
    }
    const session = columns.session[slot] ?? 0;
    if (session !== this.#session) this.#addSession(session);
    if ((flags & requestFlags.error) !== 0) this.#errors++;
    if ((flags & requestFlags.counted) === 0) {
      this.#failed++;
      return;
    }
    this.#requests++;
    const recorded = costing.recordedOf(requests, slot);
    if (recorded > 0) {
      this.#recorded += recorded;
      this.#basis |= basisBits.recorded;
    } else {
      const { amount, basis } = costing.costOf(requests, slot);
      this.#basis |= basisBits[basis];
      if (basis === 'computed') this.#computed += amount;
      else if (basis === 'unpriced') this.#unpriced++;
    }
    this.#input += columns.input[slot] ?? 0;
    this.#output += columns.output[slot] ?? 0;
    this.#reasoning += columns.reasoning[slot] ?? 0;
    this.#cacheRead += columns.cacheRead[slot] ?? 0;
    this.#cacheWrite += columns.cacheWrite[slot] ?? 0;
  }

  /** Adds everything another builder has seen. */
  merge(other: FiguresBuilder): void {
    this.#recorded += other.#recorded;
    this.#computed += other.#computed;
    this.#basis |= other.#basis;
    this.#requests += other.#requests;
    this.#unpriced += other.#unpriced;
    this.#failed += other.#failed;
    this.#errors += other.#errors;
    this.#copies += other.#copies;
    this.#duplicates += other.#duplicates;
    this.#input += other.#input;
    this.#output += other.#output;
    this.#reasoning += other.#reasoning;
    this.#cacheRead += other.#cacheRead;
    this.#cacheWrite += other.#cacheWrite;
    if (other.#sessions !== null) this.#setOfSessions().addAll(other.#sessions);
    else if (other.#session !== -1 && other.#session !== this.#session) this.#addSession(other.#session);
  }

  /** Nano-dollars so far. */
  get amount(): number {
    return this.#recorded + this.#computed;
  }

  /** Counted requests so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Rows so far whose message is counted from another source; kept apart from copies. */
  get duplicates(): number {
    return this.#duplicates;
  }

  /** Failed requests so far. */
  get failedRequests(): number {
    return this.#failed;
  }

  /** Tokens of all five kinds so far. */
  get totalTokens(): number {
    return this.#input + this.#output + this.#reasoning + this.#cacheRead + this.#cacheWrite;
  }

  /** The sum so far. */
  figures(): Figures {
    return {
      cost: {
        amount: this.amount,
        basis: basisOf(this.#basis),
        unpricedRequests: this.#unpriced,
        recorded: this.#recorded,
        computed: this.#computed,
      },
      requests: this.#requests,
      failedRequests: this.#failed,
      errors: this.#errors,
      copies: this.#copies,
      sessions: this.#sessions?.size ?? (this.#session === -1 ? 0 : 1),
      tokens: {
        input: this.#input,
        output: this.#output,
        reasoning: this.#reasoning,
        cacheRead: this.#cacheRead,
        cacheWrite: this.#cacheWrite,
      },
    };
  }

  #addSession(session: number): void {
    if (this.#session !== -1 || this.#sessions !== null) this.#setOfSessions().add(session);
    this.#session = session;
  }

  #setOfSessions(): NumberSet {
    if (this.#sessions !== null) return this.#sessions;
    this.#sessions = new NumberSet();
    if (this.#session !== -1) this.#sessions.add(this.#session);
    return this.#sessions;
  }
}
