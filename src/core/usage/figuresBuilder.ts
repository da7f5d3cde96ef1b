import type { Costing } from '../pricing/costing.ts';
import type { Figures } from '../reports/figures.ts';
import { basisBits, basisOf } from './costBasis.ts';
import { NumberSet } from './numberSet.ts';
import { requestFlags } from './requestFlags.ts';
import type { RequestTable } from './requestTable.ts';

const inFigures = requestFlags.counted | requestFlags.failed;

/**
 * Adds requests up to figures; money stays whole nano-dollars, so parts always add up to their total exactly. Its fields have names of
 * their own: with as many `#` fields V8 kept builders as hash tables after a first read, and every scan took twice as long.
 */
export class FiguresBuilder {
  private heldRecorded = 0;
  private heldComputed = 0;
  private heldBasis = 0;
  private heldRequests = 0;
  private heldUnpriced = 0;
  private heldFailed = 0;
  private heldErrors = 0;
  private heldCopies = 0;
  private heldDuplicates = 0;
  private heldInput = 0;
  private heldOutput = 0;
  private heldReasoning = 0;
  private heldCacheRead = 0;
  private heldCacheWrite = 0;
  /** Number of the one session seen so far; most builders see one, and neighbours usually share theirs. */
  private heldSession = -1;
  private heldSessions: NumberSet | null = null;

  /** Adds the request in this slot; a copy or duplicate is only counted as one, a request without any use not at all. */
  add(requests: RequestTable, slot: number, costing: Costing): void {
    const columns = requests.columns;
    const flags = columns.flags[slot] ?? 0;
    if ((flags & inFigures) === 0) return;
    if ((flags & requestFlags.copy) !== 0) {
      if ((flags & requestFlags.duplicate) === 0) this.heldCopies++;
      else this.heldDuplicates++;
      return;
    }
    const session = columns.session[slot] ?? 0;
    if (session !== this.heldSession) this.addSession(session);
    if ((flags & requestFlags.error) !== 0) this.heldErrors++;
    if ((flags & requestFlags.counted) === 0) {
      this.heldFailed++;
      return;
    }
    this.heldRequests++;
    const recorded = costing.recordedOf(requests, slot);
    if (recorded > 0) {
      this.heldRecorded += recorded;
      this.heldBasis |= basisBits.recorded;
    } else {
      const { amount, basis } = costing.costOf(requests, slot);
      this.heldBasis |= basisBits[basis];
      if (basis === 'computed') this.heldComputed += amount;
      else if (basis === 'unpriced') this.heldUnpriced++;
    }
    this.heldInput += columns.input[slot] ?? 0;
    this.heldOutput += columns.output[slot] ?? 0;
    this.heldReasoning += columns.reasoning[slot] ?? 0;
    this.heldCacheRead += columns.cacheRead[slot] ?? 0;
    this.heldCacheWrite += columns.cacheWrite[slot] ?? 0;
  }

  /** Adds everything another builder has seen. */
  merge(other: FiguresBuilder): void {
    this.heldRecorded += other.heldRecorded;
    this.heldComputed += other.heldComputed;
    this.heldBasis |= other.heldBasis;
    this.heldRequests += other.heldRequests;
    this.heldUnpriced += other.heldUnpriced;
    this.heldFailed += other.heldFailed;
    this.heldErrors += other.heldErrors;
    this.heldCopies += other.heldCopies;
    this.heldDuplicates += other.heldDuplicates;
    this.heldInput += other.heldInput;
    this.heldOutput += other.heldOutput;
    this.heldReasoning += other.heldReasoning;
    this.heldCacheRead += other.heldCacheRead;
    this.heldCacheWrite += other.heldCacheWrite;
    if (other.heldSessions !== null) this.setOfSessions().addAll(other.heldSessions);
    else if (other.heldSession !== -1 && other.heldSession !== this.heldSession) this.addSession(other.heldSession);
  }

  /** Nano-dollars so far. */
  get amount(): number {
    return this.heldRecorded + this.heldComputed;
  }

  /** Counted requests so far. */
  get requests(): number {
    return this.heldRequests;
  }

  /** Rows so far whose message is counted from another source; kept apart from copies. */
  get duplicates(): number {
    return this.heldDuplicates;
  }

  /** Failed requests so far. */
  get failedRequests(): number {
    return this.heldFailed;
  }

  /** Tokens of all five kinds so far. */
  get totalTokens(): number {
    return this.heldInput + this.heldOutput + this.heldReasoning + this.heldCacheRead + this.heldCacheWrite;
  }

  /** The sum so far. */
  figures(): Figures {
    return {
      cost: {
        amount: this.amount,
        basis: basisOf(this.heldBasis),
        unpricedRequests: this.heldUnpriced,
        recorded: this.heldRecorded,
        computed: this.heldComputed,
      },
      requests: this.heldRequests,
      failedRequests: this.heldFailed,
      errors: this.heldErrors,
      copies: this.heldCopies,
      sessions: this.heldSessions?.size ?? (this.heldSession === -1 ? 0 : 1),
      tokens: {
        input: this.heldInput,
        output: this.heldOutput,
        reasoning: this.heldReasoning,
        cacheRead: this.heldCacheRead,
        cacheWrite: this.heldCacheWrite,
      },
    };
  }

  private addSession(session: number): void {
    if (this.heldSession !== -1 || this.heldSessions !== null) this.setOfSessions().add(session);
    this.heldSession = session;
  }

  private setOfSessions(): NumberSet {
    if (this.heldSessions !== null) return this.heldSessions;
    this.heldSessions = new NumberSet();
    if (this.heldSession !== -1) this.heldSessions.add(this.heldSession);
    return this.heldSessions;
  }
}
