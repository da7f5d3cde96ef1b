import { quantiles } from '../reports/usage/quantiles.ts';
import type { RecursionFacts } from '../tools/recursionNote.ts';
import type { DelegationRow } from './recursionReport.ts';
import { Stretches } from './stretches.ts';
import type { SessionUses } from './usageOfSessions.ts';

/** How one call that handed work to others went. */
export interface DelegatedCall {
  readonly failed: boolean;
  readonly empty: boolean;
  /** ms, 0 when unknown. */
  readonly duration: number;
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
  #busy = 0;
  #wall = 0;
  #parallelRuns = 0;
  #sequentialRuns = 0;
  /** A sub-agent's: it runs beside all others of its turn, whatever their names. */
  readonly isTask: boolean;
  /** Its calls in the turn that is being added. */
  readonly ofTurn = new Stretches();
  calls = 0;

  constructor(name: string, recursion: boolean, isTask: boolean) {
    this.#name = name;
    this.#recursion = recursion;
    this.isTask = isTask;
  }

  add({ failed, empty, duration, child, facts }: DelegatedCall): void {
    this.calls++;
    if (failed) this.#failures++;
    if (empty) this.#empty++;
    if (duration > 0) this.#durations.push(duration);
    // A sub-agent that is resumed is one child with several calls.
    if (child !== 0) this.#children.add(child);
    if (facts !== null) {
      this.#saidChunks += facts.chunks;
      if (facts.chunkSize > 0) this.#sizes.push(facts.chunkSize);
    }
  }

  /** Adds the only call of a turn, ms. */
  addAlone(duration: number): void {
    this.#busy += Math.max(0, duration);
    this.#wall += Math.max(0, duration);
  }

  /** Adds the calls of a turn, which are in `ofTurn`, and forgets them there; `tasks` are measured and all sub-agents of the turn. */
  endTurn(tasks: Stretches): void {
    const own = this.ofTurn;
    own.measure();
    this.#busy += own.busy;
    this.#wall += own.wall;
    const all = this.isTask && tasks.count > 0 ? tasks : own;
    if (all.count > 1) {
      if (all.most > 1 && own.someRunsBeside(all)) this.#parallelRuns++;
      else this.#sequentialRuns++;
    }
    own.clear();
  }

  /** `usage` has what the children used. */
  row(usage: SessionUses): DelegationRow {
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
      parallelRuns: this.#parallelRuns,
      sequentialRuns: this.#sequentialRuns,
      efficiency: this.#wall === 0 ? null : this.#busy / this.#wall,
    };
  }
}
