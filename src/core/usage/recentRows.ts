import type { RowChanges, RowMark } from './rowTable.ts';
import { removedBelow } from './slotGaps.ts';

/** What is asked of a table to follow it. */
interface FollowedTable {
  readonly mark: RowMark;
  changedSince(mark: RowMark): RowChanges | null;
}

/** Where a table's recent rows began at the last look. */
interface Beginning {
  readonly mark: RowMark;
  /** ms since the epoch. */
  readonly since: number;
  readonly slot: number;
}

/**
 * Finds where the recent rows of tables begin, which is near their end: it goes on from where they began at the last look, so that
 * who wants the last half hour need not read years. One asks for one stretch back from now.
 */
export class RecentRows {
  readonly #known = new WeakMap<FollowedTable, Beginning>();

  /** A slot before which every row is older than `since` (ms since the epoch); `times` is the column to go by. */
  begin(table: FollowedTable, times: ArrayLike<number>, since: number): number {
    const { mark } = table;
    const known = this.#known.get(table);
    const changes = known === undefined || since < known.since ? null : table.changedSince(known.mark);
    let slot = 0;
    if (known !== undefined && changes !== null) {
      slot = known.slot - removedBelow(changes.removed, known.slot);
      for (const one of changes.changed) if (one < slot && !isOlder(times, one, since)) slot = one;
    }
    while (slot < mark.size && isOlder(times, slot, since)) slot++;
    this.#known.set(table, { mark, since, slot });
    return slot;
  }
}

function isOlder(times: ArrayLike<number>, slot: number, since: number): boolean {
  return (times[slot] ?? 0) < since;
}
