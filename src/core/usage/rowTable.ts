import type { Column, Narrow } from './columns.ts';
import { grown, grownTogether, widened } from './columns.ts';
import { closeGaps, shiftedSlots, slotsBefore } from './slotGaps.ts';

/** Rows reserved at most: a number that comes from a file may be far from the truth. */
const mostReserved = 4_000_000;
/** Changes of known rows, and rows removed, noted at most: who has not asked for so long does better to read all rows again. */
const mostNoted = 10_000;

/** Where a reader stands in the changes of a table. */
export interface RowMark {
  /** Rows there were. */
  readonly size: number;
  readonly moves: number;
  readonly noted: number;
  readonly removals: number;
  readonly left: number;
}

/** What became of the rows of a table since a mark. */
export interface RowChanges {
  /** Slots of the rows that came or changed, in no order, some more than once. */
  readonly changed: readonly number[];
  /** Slots that rows removed had at the mark, ascending: those behind them moved up. */
  readonly removed: readonly number[];
  /** Numbers of the sessions of rows that were removed, or are another session's now. */
  readonly left: readonly number[];
}

/**
 * Rows of typed columns, sorted by rowid, the way SQLite keeps them: appends are the common case and cost nothing,
 * look-ups are a binary search, and an insert in the middle (rare) moves memory. There is no second index to keep true.
 */
export abstract class RowTable<Columns extends Record<string, Column>> {
  #columns: RowColumns<Columns>;
  /** The same, in order. */
  #list: readonly Column[];
  #size = 0;
  #capacity: number;
  /** What gives the rows adopted, until they are asked for. */
  #later: (() => RowColumns<Columns>) | null = null;
  /** How often rows came to other slots otherwise than by removing some. */
  #moves = 0;
  /** Slots of known rows that changed since, -1 for one that was removed afterwards. */
  #noted: number[] = [];
  /** Slots that were removed since, one list for each time, as they were numbered then. */
  #removals: (readonly number[])[] = [];
  #removed = 0;
  /** Sessions that lost rows since. */
  #left: number[] = [];

  protected constructor(columns: RowColumns<Columns>) {
    this.#columns = columns;
    this.#list = Object.values(columns);
    this.#capacity = columns.rowid.length;
  }

  /** To be taken before `size` where both matter: columns that come late may turn out to be lost. */
  get columns(): RowColumns<Columns> {
    this.settle();
    return this.#columns;
  }

  /** Rows in use; column entries at and beyond it mean nothing. */
  get size(): number {
    return this.#size;
  }

  /** Where a reader of all rows stands now. */
  get mark(): RowMark {
    this.settle();
    return {
      size: this.#size,
      moves: this.#moves,
      noted: this.#noted.length,
      removals: this.#removals.length,
      left: this.#left.length,
    };
  }

  /** What changed since a mark; null when that cannot be told, since rows came between others. */
  changedSince(mark: RowMark): RowChanges | null {
    const { moves, size } = this.mark;
    if (moves !== mark.moves) return null;
    const gone = this.#removals.slice(mark.removals).reduce<readonly number[]>(slotsBefore, []);
    const removed = gone.filter((slot) => slot < mark.size);
    const changed = this.#noted.slice(mark.noted).filter((slot) => slot >= 0);
    for (let slot = mark.size - removed.length; slot < size; slot++) changed.push(slot);
    return { changed, removed, left: this.#left.slice(mark.left) };
  }

  /** Slot of the row with this rowid, or -1. */
  find(rowid: number): number {
    const slot = this.lowerBound(rowid);
    return slot < this.#size && this.columns.rowid[slot] === rowid ? slot : -1;
  }

  /** First slot whose rowid is at least `rowid` (the size when there is none). */
  lowerBound(rowid: number): number {
    const rowids = this.columns.rowid;
    let low = 0;
    let high = this.#size;
    if (high === 0 || (rowids[high - 1] ?? 0) < rowid) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((rowids[middle] ?? 0) < rowid) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * Makes room for `rows` rows at once when they are known to come: growing by and by leaves holes in memory, while
   * room that is never used takes none.
   */
  reserve(rows: number): void {
    const capacity = Math.min(rows, mostReserved);
    if (this.#later === null && capacity > this.#capacity) this.#use(grownTogether(this.#columns, capacity));
  }

  /** Slot to write the row with this rowid to: its own when it exists, else a new one in its place. */
  protected place(rowid: number): number {
    const slot = this.lowerBound(rowid);
    if (slot < this.#size && this.columns.rowid[slot] === rowid) return slot;
    if (this.#size === this.#capacity) this.#grow();
    if (slot < this.#size) {
      this.noteMove();
      for (const column of this.#all()) column.copyWithin(slot + 1, slot, this.#size);
    }
    this.#size++;
    const rowids = this.columns.rowid;
    rowids[slot] = rowid;
    if (rowids[slot] !== rowid) this.#widen(rowids, rowid)[slot] = rowid;
    return slot;
  }

  /**
   * Puts a row, its numbers in the order of the columns, where its rowid belongs; false when it said the same already.
   * Columns that are too narrow for it become wider.
   */
  protected store(rowid: number, row: Float64Array): boolean {
    const size = this.#size;
    const slot = this.place(rowid);
    const isNew = size !== this.#size;
    let changed = isNew;
    const columns = this.#list;
    for (let index = 0; index < columns.length; index++) {
      const value = row[index] ?? 0;
      const column = columns[index];
      if (column === undefined || column[slot] === value) continue;
      changed = true;
      if (!isNew && column === this.#columns['session']) this.#left.push(column[slot] ?? 0);
      column[slot] = value;
      if (column[slot] !== value) this.#widen(column, value)[slot] = value;
    }
    if (changed && !isNew) this.noteChange(slot);
    return changed;
  }

  /** To be told of every change of a known row. */
  protected noteChange(slot: number): void {
    if (this.#noted.length === mostNoted) this.noteMove();
    this.#noted.push(slot);
  }

  /** To be told when a known row came to another slot. */
  protected noteMove(): void {
    this.#moves++;
    this.#noted = [];
    this.#removals = [];
    this.#removed = 0;
    this.#left = [];
  }

  /** Puts rows (sorted by rowid, columns as long as there are rows) where none is that comes between them. */
  insertRows(rows: RowColumns<Columns>): void {
    const count = rows.rowid.length;
    if (count === 0) return;
    const slot = this.lowerBound(rows.rowid[0] ?? 0);
    if (slot !== this.lowerBound((rows.rowid[count - 1] ?? 0) + 1))
      throw new RangeError('There are rows between these.');
    const before = this.#size;
    if (slot < before) this.noteMove();
    const size = before + count;
    if (size > this.#capacity) this.#resize(Math.max(size, Math.ceil(this.#capacity * 1.5)));
    this.#size = size;
    for (const [name, column] of Object.entries(this.columns)) {
      if (slot < before) column.copyWithin(slot + count, slot, before);
      this.#set(column, rows[name] ?? column.subarray(0, 0), slot);
    }
  }

  /** The columns as long as there are rows, as they are until the next change. */
  get columnsInUse(): RowColumns<Columns> {
    const columns = Object.entries(this.columns).map(([name, column]) => [name, column.subarray(0, this.#size)]);
    return Object.fromEntries(columns) as RowColumns<Columns>;
  }

  /** The columns as long as there are rows, in memory of their own. */
  copyOfColumns(): RowColumns<Columns> {
    const columns = Object.entries(this.columns).map(([name, column]) => [name, column.slice(0, this.#size)]);
    return Object.fromEntries(columns) as RowColumns<Columns>;
  }

  /** Removes every row whose rowid is in the set; returns how many there were. */
  removeAll(rowids: ReadonlySet<number>): number {
    const slots: number[] = [];
    for (const rowid of rowids) {
      const slot = this.find(rowid);
      if (slot >= 0) slots.push(slot);
    }
    if (slots.length === 0) return 0;
    slots.sort((one, other) => one - other);
    this.#noteRemoval(slots);
    for (const column of this.#all()) closeGaps(column, slots, this.#size);
    this.#size -= slots.length;
    return slots.length;
  }

  #noteRemoval(slots: readonly number[]): void {
    this.#removed += slots.length;
    if (this.#removed > mostNoted) return this.noteMove();
    this.#removals.push(slots);
    this.#noted = shiftedSlots(this.#noted, slots);
    const session = this.#columns['session'];
    if (session !== undefined) for (const slot of slots) this.#left.push(session[slot] ?? 0);
  }

  /** Forgets every row. */
  clear(): void {
    this.noteMove();
    this.#later = null;
    this.#size = 0;
  }

  /** Replaces the content by these columns (of a cache file), which must be sorted by rowid. */
  protected adopt(columns: RowColumns<Columns>, size: number): void {
    this.noteMove();
    this.#later = null;
    this.#use(columns);
    this.#size = size;
  }

  /**
   * Replaces the content by `size` rows whose columns are given when they are first asked for: most starts show what needs
   * none of them. Columns of no room mean that the rows are lost, and the table is empty then.
   */
  protected adoptLater(size: number, columns: () => RowColumns<Columns>): void {
    this.noteMove();
    this.#size = size;
    this.#later = columns;
  }

  /** Has columns that were to come when they are asked for come now. */
  settle(): void {
    if (this.#later !== null) this.#takeLater(this.#later);
  }

  #takeLater(later: () => RowColumns<Columns>): void {
    const columns = later();
    this.adopt(columns, columns.rowid.length === 0 ? 0 : this.#size);
  }

  #all(): Column[] {
    return Object.values(this.columns);
  }

  #grow(): void {
    this.#resize(Math.max(256, Math.ceil(this.#capacity * 1.5)));
  }

  #resize(capacity: number): void {
    this.#replace((column) => grown(column, capacity));
  }

  /** Writes numbers from a slot on. */
  #set(column: Column, values: Column, slot: number): void {
    column.set(values, slot);
    if (values.BYTES_PER_ELEMENT <= column.BYTES_PER_ELEMENT) return;
    for (let index = 0; index < values.length; index++) {
      const value = values[index] ?? 0;
      if (column[slot + index] !== value) return this.#set(this.#widen(column, value), values, slot);
    }
  }

  /** Makes a column wide enough for a number; the column there is then. */
  #widen(column: Column, value: number): Column {
    const wider = widened(column, this.#size, value);
    this.#replace((one) => (one === column ? wider : one));
    return wider;
  }

  #replace(change: (column: Column) => Column): void {
    const columns = Object.entries(this.columns).map(([name, column]) => [name, change(column)]);
    this.#use(Object.fromEntries(columns) as RowColumns<Columns>);
  }

  #use(columns: RowColumns<Columns>): void {
    this.#columns = columns;
    this.#list = Object.values(columns);
    this.#capacity = columns.rowid.length;
  }
}

/** Columns with the one every table is sorted by. */
export type RowColumns<Columns> = Columns & { readonly rowid: Narrow };
