/** The typed arrays a table's columns are made of. */
export type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** A column whose numbers take no more bytes than the largest of them so far needs: most columns hold small ones. */
export type Narrow = Column;

/** Room for `capacity` rows: the old column copied into a longer one of the same type. */
export function grown<C extends Column>(column: C, capacity: number): C {
  const Type = column.constructor as new (length: number) => C;
  const longer = new Type(capacity);
  longer.set(column);
  return longer;
}

/** Bytes that columns like these take side by side, with room for `capacity` rows. */
export function bytesTogether(columns: readonly Column[], capacity: number): number {
  return columns.reduce((sum, column) => sum + placeOf(column, capacity), 0);
}

/** One piece of memory that columns are placed in side by side. */
export class ColumnSpace {
  readonly memory: ArrayBuffer;
  #used = 0;

  /** `memory` takes all bytes that are going to be needed. */
  constructor(memory: ArrayBuffer) {
    this.memory = memory;
  }

  /** Room for a column of this type, which holds whatever stood there. */
  place<C extends Column>(like: C, capacity: number): C {
    const Type = like.constructor as new (memory: ArrayBuffer, start: number, length: number) => C;
    const column = new Type(this.memory, this.#used, capacity);
    this.#used += placeOf(like, capacity);
    return column;
  }
}

/**
 * Columns with room for `capacity` rows side by side in one new piece of memory: what is not written to yet takes none there, while
 * pieces of a megabyte come from where the system keeps what was used before, wiped, and leave holes there.
 */
export function grownTogether<C extends Readonly<Record<string, Column>>>(columns: C, capacity: number): C {
  const space = new ColumnSpace(new ArrayBuffer(bytesTogether(Object.values(columns), capacity)));
  const placed = Object.entries(columns).map(([name, column]) => {
    const longer = space.place(column, capacity);
    longer.set(column);
    return [name, longer];
  });
  return Object.fromEntries(placed) as C;
}

/** Every column begins where one of any type may. */
function placeOf(column: Column, capacity: number): number {
  return Math.ceil((column.BYTES_PER_ELEMENT * capacity) / 8) * 8;
}

/** An empty column that can hold a number as it is, and every smaller one of its kind. */
export function columnFor(value: number, capacity: number): Column {
  if (value >>> 0 !== value) return new Float64Array(capacity);
  if (value > 0xffff) return new Uint32Array(capacity);
  return value > 0xff ? new Uint16Array(capacity) : new Uint8Array(capacity);
}

/** A column of so many bytes a number; null where there is none. */
export function columnOfWidth(width: number | undefined, capacity: number): Column | null {
  if (width === 8) return new Float64Array(capacity);
  if (width === 4) return new Uint32Array(capacity);
  if (width === 2) return new Uint16Array(capacity);
  return width === 1 ? new Uint8Array(capacity) : null;
}

/** The first `size` rows of a column in one of as much room that can hold a number which this one cannot. */
export function widened(column: Column, size: number, value: number): Column {
  const wider = columnFor(value, column.length);
  wider.set(column.subarray(0, size));
  return wider;
}
