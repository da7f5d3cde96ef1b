import type { Remark } from '../sources/opencode/remark.ts';
import type { TableRecord } from '../sqlite/tableRecord.ts';
import type { TableShape } from '../sqlite/tableWalk.ts';
import type { RowPlan } from './rowPlan.ts';

/** Reads rows of one table from their bytes as their plan reads them from SQLite. */
export class RowOfRecord<Value> {
  readonly #plan: RowPlan<Value>;
  readonly #places: readonly number[];
  readonly #shape: TableShape;

  /** `places` says where in a row each of the plan's columns stands, -1 for nowhere. */
  constructor(plan: RowPlan<Value>, places: readonly number[], shape: TableShape) {
    this.#plan = plan;
    this.#places = places;
    this.#shape = shape;
  }

  /** The value of a row, null when it holds none, undefined where only SQLite should read it. */
  valueOf(record: TableRecord, prefixed: boolean, remark: Remark): Value | null | undefined {
    const plan = this.#plan;
    if (plan.parseRecord !== undefined) return plan.parseRecord(record, this.#places, remark);
    const row: unknown[] = [record.rowid];
    for (let column = 1; column < plan.columns.length; column++) {
      const isKnown = column === 1 && prefixed && !plan.needsId;
      const value = isKnown ? 1 : columnOf(record, this.#places[column] ?? -1, this.#shape);
      if (value === undefined) return undefined;
      row.push(value);
    }
    return plan.parse(row, remark);
  }
}

/** What stands in a column, null where the table has none; a row written before the column was added does not reach to it. */
export function columnOf(record: TableRecord, place: number, shape: TableShape): string | number | null | undefined {
  if (place < 0) return null;
  if (place >= record.count && shape.withDefault?.[place] === false) return null;
  return record.value(place);
}

/** Bytes of the texts in these columns; undefined where only SQLite should say. */
export function sizeOf(record: TableRecord, columns: readonly number[]): number | undefined {
  let size = 0;
  for (const column of columns) {
    if (column >= record.count) continue;
    if (record.isText(column)) size += record.end(column) - record.start(column);
    else if (record.number(column) !== null) return undefined;
  }
  return size;
}
