import type { TableShape } from '../sqlite/tableWalk.ts';
import { RowidList } from './rowidList.ts';

/** A row that could not be read as what it claims to be, by names that hold nothing of its content. */
export interface MalformedRow {
  readonly rowid: number;
  readonly id: string;
  readonly what: string;
}

/** How the rows of a table stand on its pages, under one version of one file's schema. */
export interface KnownShape {
  readonly of: string;
  /** null when only SQLite should read them. */
  readonly shape: TableShape | null;
}

/**
 * What one read found in one table. It is collected inside the read and applied after it: a read that turns out not
 * to belong to one snapshot is repeated, and must leave no trace.
 */
export class RowBatch<Value> {
  /** Rows read, and at the same place what they hold (null for a row that is not of the wanted kind), unless that is kept elsewhere. */
  readonly rowids: RowidList;
  readonly values: (Value | null)[] = [];
  /** Rows known before that are no longer there. */
  readonly gone: number[] = [];
  readonly malformed: MalformedRow[] = [];
  /** Rows so long that part of them stands outside their leaf page. */
  readonly long: number[] = [];
  /** Latest `time_updated` read, in ms since the epoch. */
  latest = 0;
  /** False once an id without the table's prefix was read. */
  prefixed = true;

  #shape: KnownShape | null = null;
  readonly #keep: ((value: Value) => void) | null;

  /**
   * Given `keep`, what new rows hold goes there instead of into `values`: where a read that is repeated leaves no trace, either.
   * An empty list of rowids may be given, too, whose memory is used again.
   */
  constructor(keep: ((value: Value) => void) | null = null, rowids = new RowidList()) {
    this.#keep = keep;
    this.rowids = rowids;
  }

  /** Adds a row that was read. */
  add(rowid: number, value: Value | null): void {
    this.rowids.push(rowid);
    if (this.#keep === null) this.values.push(value);
    else if (value !== null) this.#keep(value);
  }

  /** True when what rows hold is kept elsewhere. */
  get isKeptElsewhere(): boolean {
    return this.#keep !== null;
  }

  /** Where its table stands, when that was looked up for it: to be believed as soon as the rest is. */
  get shape(): KnownShape | null {
    return this.#shape;
  }

  /** Keeps where its table stands. */
  sawShape(shape: KnownShape): void {
    this.#shape = shape;
  }

  get isEmpty(): boolean {
    return this.rowids.length === 0 && this.gone.length === 0;
  }
}
