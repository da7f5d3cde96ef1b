/** Columns of what is inferred. */
export type InferredColumn = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

interface ColumnType<Column> {
  new (length: number): Column;
  new (memory: ArrayBufferLike, offset: number, length: number): Column;
}

/** A column of `size` zeros with room for some more: memory that is never written to takes none. */
export function roomyColumn<Column extends InferredColumn>(Type: ColumnType<Column>, size: number): Column {
  return new Type(size + (size >>> 3)).subarray(0, size) as Column;
}

/** The column with `size` entries: in its own memory where that has room, else copied to where there is. */
export function withRoom<Column extends InferredColumn>(column: Column, size: number): Column {
  const Type = column.constructor as ColumnType<Column>;
  if (column.byteOffset + size * column.BYTES_PER_ELEMENT <= column.buffer.byteLength) {
    return new Type(column.buffer, column.byteOffset, size);
  }
  const roomier = roomyColumn(Type, size);
  roomier.set(column);
  return roomier;
}
