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

/** An empty column that can hold a number as it is, and every smaller one of its kind. */
export function columnFor(value: number, capacity: number): Column {
  if (value >>> 0 !== value) return new Float64Array(capacity);
  if (value > 0xffff) return new Uint32Array(capacity);
  return value > 0xff ? new Uint16Array(capacity) : new Uint8Array(capacity);
}

/** The first `size` rows of a column in one of as much room that can hold a number which this one cannot. */
export function widened(column: Column, size: number, value: number): Column {
  const wider = columnFor(value, column.length);
  wider.set(column.subarray(0, size));
  return wider;
}
