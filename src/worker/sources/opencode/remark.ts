/**
 * Told what is wrong with the row being read (a field's name and the fault, never a value): the row then counts as
 * malformed, whatever could still be read of it.
 */
export type Remark = (what: string) => void;
