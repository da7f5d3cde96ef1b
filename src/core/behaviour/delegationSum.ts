import { quantiles } from '../reports/usage/quantiles.ts';
import type { RecursionFacts } from '../tools/recursionNote.ts';
import { overlapOf, runsBeside, type Stretch } from './overlap.ts';
import type { DelegationRow } from './recursionReport.ts';
import type { SessionUses } from './usageOfSessions.ts';

/** One call that handed work to others. */
export interface DelegatedCall {
  readonly turn: number;
  readonly failed: boolean;
  readonly empty: boolean;
  readonly stretch: Stretch;
  /** Number of the child session, 0 without. */
  readonly child: number;
  readonly facts: RecursionFacts | null;
}

/** Adds calls of one name up to a row. */
export class DelegationSum {
  readonly #name: string;
  readonly #recursion: boolean;
  #failures = 0;
  #empty = 0;
  #saidChunks = 0;
  readonly #sizes: number[] = [];
  readonly #durations: number[] = [];
  readonly #children = new Set<number>();
  readonly #byTurn = new Map<number, Stretch[]>();
  /** All calls of the same kind of work in a turn, whatever their name. */
  readonly #together: ReadonlyMap<number, readonly Stretch[]>;
  calls = 0;

  /** `together` has by turn the stretches beside which its own ran, its own among them; its own alone without. */
  constructor(name: string, recursion: boolean, together?: ReadonlyMap<number, readonly Stretch[]>) {
    this.#name = name;
    this.#together = together ?? this.#byTurn;
    this.#recursion = recursion;
  }

  add({ turn, failed, empty, stretch, child, facts }: DelegatedCall): void {
    this.calls++;
    if (failed) this.#failures++;
    if (empty) this.#empty++;
    if (stretch.to > stretch.from) this.#durations.push(stretch.to - stretch.from);
    // A sub-agent that is resumed is one child with several calls.
    if (child !== 0) this.#children.add(child);
    if (facts !== null) {
      this.#saidChunks += facts.chunks;
      if (facts.chunkSize > 0) this.#sizes.push(facts.chunkSize);
    }
    if (turn < 0) return;
    const known = this.#byTurn.get(turn);
    if (known === undefined) this.#byTurn.set(turn, [stretch]);
    else known.push(stretch);
  }

  /** `usage` has what the children used. */
  row(usage: SessionUses): DelegationRow {
    let busy = 0;
    let wall = 0;
    let parallelRuns = 0;
    let sequentialRuns = 0;
    this.#byTurn.forEach((stretches, turn) => {
      const [first] = stretches;
      if (stretches.length === 1 && first !== undefined) {
        const length = Math.max(0, first.to - first.from);
        busy += length;
        wall += length;
      } else {
        const own = overlapOf(stretches);
        busy += own.busy;
        wall += own.wall;
      }
      const all = this.#together.get(turn) ?? stretches;
      if (all.length < 2) return;
      if (overlapOf(all).most > 1 && stretches.some((one) => runsBeside(one, all))) parallelRuns++;
      else sequentialRuns++;
    });
    let tokens = 0;
    let cost = 0;
    for (const child of this.#children) {
      tokens += usage.tokens[child] ?? 0;
      cost += usage.cost[child] ?? 0;
    }
    const children = this.#children.size;
    const chunks = children + this.#saidChunks;
    const time = this.#durations.reduce((sum, duration) => sum + duration, 0);
    return {
      name: this.#name,
      recursion: this.#recursion,
      calls: this.calls,
      failures: this.#failures,
      empty: this.#empty,
      children,
      chunks,
      chunkSize:
        this.#sizes.length === 0 ? null : Math.round(this.#sizes.reduce((a, b) => a + b, 0) / this.#sizes.length),
      medianDuration: quantiles([this.#durations])?.median ?? null,
      timePerChunk: chunks === 0 ? null : time / chunks,
      tokens,
      tokensPerChunk: children === 0 ? null : tokens / children,
      cost,
      parallelRuns,
      sequentialRuns,
      efficiency: wall === 0 ? null : busy / wall,
    };
  }
}
