import { type Column, widened } from '../usage/columns.ts';
import type { UsagePools } from '../usage/usagePools.ts';
import { countedElsewhere } from './behaviour.ts';
import type { BehaviourBase } from './behaviourBase.ts';
import { callOutcomes } from './callOutcome.ts';
import { closeColumn } from './closeColumn.ts';
import type { InferredRows } from './inferredRows.ts';
import { NameSums } from './nameSums.ts';
import { slotAt } from './slots.ts';
import { withRoom } from './withRoom.ts';

/** What the calls of a source were counted as, by slot: a call may get another name while it runs. */
interface CountedAs {
  tool: Column;
  skill: Column;
}

/** How all calls of each tool and each load of a skill went: a walk through all of them, so kept up from state to state. */
export class FlakyTotals {
  readonly tools = new NameSums(0);
  readonly skills = new NameSums(0);
  readonly #pools: UsagePools;
  readonly #countedAs: CountedAs[];

  /** Counts nothing yet. */
  constructor({ sources, ledger }: BehaviourBase) {
    this.#pools = ledger.pools;
    this.#countedAs = sources.map(() => ({ tool: new Uint8Array(0), skill: new Uint8Array(0) }));
  }

  /** Counts the calls that something is inferred of. */
  add(base: BehaviourBase): void {
    this.tools.hold(this.#pools.tools.size);
    this.skills.hold(this.#pools.skills.size);
    for (const [source, { calls, rows }] of base.sources.entries()) {
      const as = this.#countedAs[source];
      if (as === undefined) continue;
      const { tool, skill } = calls.columns;
      as.tool = withRoom(as.tool, calls.size);
      as.skill = withRoom(as.skill, calls.size);
      for (let index = 0; index < rows.calls.count; index++) {
        const slot = slotAt(rows.calls, index);
        as.tool = put(as.tool, slot, tool[slot] ?? 0);
        as.skill = put(as.skill, slot, skill[slot] ?? 0);
      }
      this.#count(base, source, rows, 1);
    }
  }

  /** Takes calls out again, as they were in the state they were counted in. */
  remove(base: BehaviourBase, rows: readonly InferredRows[]): void {
    for (const [source, own] of rows.entries()) this.#count(base, source, own, -1);
  }

  /** Takes removed slots of a source (ascending) out of its columns. */
  closeGaps(source: number, removed: readonly number[]): void {
    const as = this.#countedAs[source];
    if (as === undefined) return;
    closeColumn(as.tool, removed);
    closeColumn(as.skill, removed);
  }

  #count(base: BehaviourBase, source: number, rows: InferredRows, by: number): void {
    const as = this.#countedAs[source];
    const requestOf = base.sources[source]?.requestOf;
    const outcomes = base.outcomes[source];
    const retryOf = base.work.retryOf[source];
    if (as === undefined || requestOf === undefined || outcomes === undefined || retryOf === undefined) return;
    const { tool, skill } = as;
    for (let index = 0; index < rows.calls.count; index++) {
      const slot = slotAt(rows.calls, index);
      // What came since is not in the columns of the state before.
      const outcome = outcomes[slot] ?? callOutcomes.void;
      if (outcome === callOutcomes.void || requestOf[slot] === countedElsewhere) continue;
      const retry = retryOf[slot] ?? 0;
      this.tools.add(tool[slot] ?? 0, outcome, retry, by);
      const used = skill[slot] ?? 0;
      if (used !== 0) this.skills.add(used, outcome, retry, by);
    }
  }
}

/** Writes a number; a column that is too narrow for it gives way to a wider one. */
function put(column: Column, slot: number, value: number): Column {
  column[slot] = value;
  if (column[slot] === value) return column;
  const wider = widened(column, column.length, value);
  wider[slot] = value;
  return wider;
}
