/** The typed arrays a table's columns are made of. */
export type Column = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** Room for `capacity` rows: the old column copied into a longer one of the same type. */
export function grown<C extends Column>(column: C, capacity: number): C {
  const Type = column.constructor as new (length: number) => C;
  const longer = new Type(capacity);
  longer.set(column);
  return longer;
}
