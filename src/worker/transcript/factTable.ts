import type { TranscriptFacts } from '../../core/transcript/assembleTranscript.ts';

/** The newest rows are read again with every change: the agent may still be writing them. */
const newest = 32;

/** So many of the newest prompts without recorded changes may still get theirs: that happens when their turn is over. */
const newestPrompts = 4;

/** What the rows of one table say about a session, by rowid. */
export class FactTable {
  readonly #facts = new Map<number, TranscriptFacts | null>();
  readonly #unsettled = new Set<number>();
  readonly #unchanged = new Set<number>();

  /** Rows known, those included that say nothing. */
  get size(): number {
    return this.#facts.size;
  }

  /** Highest rowid known, 0 without any. */
  get last(): number {
    let last = 0;
    for (const rowid of this.#facts.keys()) if (rowid > last) last = rowid;
    return last;
  }

  /** In the order of their rowids. */
  get facts(): readonly TranscriptFacts[] {
    return [...this.#facts.keys()].sort((a, b) => a - b).flatMap((rowid) => this.#facts.get(rowid) ?? []);
  }

  put(rowid: number, facts: TranscriptFacts | null): void {
    this.#facts.set(rowid, facts);
    if (facts !== null && !isSettled(facts)) this.#unsettled.add(rowid);
    else this.#unsettled.delete(rowid);
    if (facts?.prompts?.some(({ changes }) => changes === null) === true) this.#unchanged.add(rowid);
    else this.#unchanged.delete(rowid);
  }

  /** Forgets rows that are not among these; true when there were any. */
  keepOnly(rowids: ReadonlySet<number>): boolean {
    const before = this.#facts.size;
    for (const rowid of this.#facts.keys()) {
      if (rowids.has(rowid)) continue;
      this.#facts.delete(rowid);
      this.#unsettled.delete(rowid);
      this.#unchanged.delete(rowid);
    }
    return this.#facts.size < before;
  }

  /** Of these rows the ones to read: unknown, unfinished or among the newest. */
  due(rowids: readonly number[]): readonly number[] {
    const sorted = [...rowids].sort((a, b) => a - b);
    const young = Math.max(0, sorted.length - newest);
    const prompts = new Set([...this.#unchanged].sort((a, b) => a - b).slice(-newestPrompts));
    const isOpen = (rowid: number): boolean => this.#unsettled.has(rowid) || prompts.has(rowid);
    return sorted.filter((rowid, index) => index >= young || !this.#facts.has(rowid) || isOpen(rowid));
  }

  /** Known rows that are unfinished or among the newest. */
  dueAgain(): readonly number[] {
    return this.due([...this.#facts.keys()]);
  }

  clear(): void {
    this.#facts.clear();
    this.#unsettled.clear();
    this.#unchanged.clear();
  }
}

function isSettled({ requests = [], calls = [] }: TranscriptFacts): boolean {
  return requests.every(({ completed }) => completed !== 0) && calls.every(({ ended }) => ended !== 0);
}
