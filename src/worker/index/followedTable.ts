import { cleanLine } from '../../core/format/cleanLine.ts';
import { selectList } from '../sources/opencode/selectList.ts';
import type { TableColumns } from '../sources/opencode/openCodeSchema.ts';
import { schemaVersion } from '../sqlite/schemaVersion.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { TableRecord } from '../sqlite/tableRecord.ts';
import { readTableShape } from '../sqlite/tableShape.ts';
import { TableWalk, type TableShape } from '../sqlite/tableWalk.ts';
import type { KnownShape, MalformedRow, RowBatch } from './rowBatch.ts';
import type { RowPlan } from './rowPlan.ts';
import { RowOfRecord, sizeOf } from './rowOfRecord.ts';
import { RowSet } from './rowSet.ts';

/** Bytes of a row besides its bulky text, and of a page besides its rows: more than either ever takes. */
const overhead = 600;

/** Malformed rows of one read whose id is looked up for the log. */
const mostNamed = 250;

/** Rows of one walk that SQLite is asked for one by one; when there are more, it reads all that are left. */
const mostUnusual = 64;

/** One table of a database, followed row by row: it knows which rows there are, and keeps what they hold. */
export class FollowedTable<Value> {
  readonly plan: RowPlan<Value>;
  readonly rows = new RowSet();
  readonly malformed = new Set<number>();
  readonly long = new Set<number>();
  /** Latest `time_updated` seen, in ms since the epoch. */
  latest = 0;
  /** While true, every id seen begins with the table's prefix. */
  prefixed = true;
  readonly columnCount: number;
  readonly #select: string;
  /** Columns that may make a row long. */
  readonly #bulky: readonly string[];
  /** The columns the table has. */
  readonly present: TableColumns;
  /** Where in a row each of the plan's columns stands; -1 for nowhere. */
  readonly #places: readonly number[];
  /** Where in a row the time of its last change stands; -1 for nowhere. */
  readonly updatedAt: number;
  #walk: TableWalk | null = null;
  #shape: KnownShape | null = null;

  constructor(plan: RowPlan<Value>, present: TableColumns) {
    this.plan = plan;
    this.columnCount = present.length;
    this.present = present;
    this.#places = plan.columns.map((name) => present.indexOf(name));
    this.updatedAt = this.#places[plan.updatedAt] ?? -1;
    this.#bulky = plan.bulky.filter((name) => present.includes(name));
    const sizes = this.#bulky.map((name) => `ifnull(octet_length(${name}), 0)`);
    const size = sizes.length > 0 ? `, ${sizes.join(' + ')} AS size` : '';
    let columns = selectList(plan.columns, present);
    if (!plan.needsId) columns = columns.replace(' id,', ` iif(id GLOB '${plan.prefix}*', 1, id) AS id,`);
    this.#select = `SELECT ${columns}${size} FROM ${plan.table}`;
    this.idIsFirst = present[0] === 'id';
  }

  /** True when a leaf page of this table begins with an id. */
  readonly idIsFirst: boolean;

  /** Reads the rows that a condition (and what follows it) selects into the batch; returns how many there were. */
  read(
    reader: SnapshotReader,
    where: string,
    parameters: readonly (string | number)[],
    batch: RowBatch<Value>,
  ): number {
    const { plan } = this;
    const known = batch.malformed.length;
    const longest = reader.pageSize - overhead;
    const faults = new Faults();
    let count = 0;
    reader.each(`${this.#select} ${where}`, parameters, (row) => {
      count++;
      const rowid = Number(row[0]);
      const id = row[1];
      const value = plan.parse(row, faults.remark);
      const prefixed = id === 1 || (typeof id === 'string' && id.startsWith(plan.prefix));
      take(batch, { rowid, value, prefixed, updated: row[plan.updatedAt], faults: faults.take() });
      if (this.#bulky.length > 0 && Number(row[plan.columns.length]) > longest) batch.long.push(rowid);
    });
    this.#nameMalformed(reader, batch, known);
    return count;
  }

  /**
   * Reads the next `limit` rows after a rowid, in their order and none after `upTo`; returns how many there were: straight
   * from the pages, and what is unusual there by SQLite.
   */
  readAfter(
    reader: SnapshotReader,
    after: number,
    limit: number,
    batch: RowBatch<Value>,
    upTo = Number.MAX_SAFE_INTEGER,
  ): number {
    const before = batch.rowids.length;
    const isEnd = this.#walkAfter(reader, after, limit, batch, upTo);
    const count = batch.rowids.length - before;
    if (isEnd || count >= limit) return count;
    const last = count === 0 ? after : (batch.rowids.at(-1) ?? after);
    const where = 'WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?';
    return count + this.read(reader, where, [last, upTo, limit - count], batch);
  }

  /** True when no row up to `upTo` comes after the last one read. */
  #walkAfter(reader: SnapshotReader, after: number, limit: number, batch: RowBatch<Value>, upTo: number): boolean {
    const { plan } = this;
    const places = this.#places;
    const shape = this.shapeIn(reader, batch);
    if (shape === null) return false;
    const rows = new RowOfRecord(plan, places, shape);
    const longest = reader.pageSize - overhead;
    const bulky = this.#bulky.map((name) => this.present.indexOf(name));
    const faults = new Faults();
    const prefix = Buffer.from(plan.prefix);
    const idAt = places[1] ?? -1;
    const { updatedAt } = this;
    let left = limit;
    let unusual = 0;
    let isPast = false;
    const visit = (record: TableRecord): boolean => {
      if (record.rowid > upTo) {
        isPast = true;
        return false;
      }
      const prefixed = record.startsWith(idAt, prefix);
      const updated = updatedAt < 0 ? null : record.number(updatedAt);
      // A row that is short as a whole is not long by these.
      const size = record.length > longest ? sizeOf(record, bulky) : 0;
      const isUsual = prefixed !== undefined && updated !== undefined && size !== undefined;
      const value = isUsual ? rows.valueOf(record, prefixed, faults.remark) : undefined;
      const what = faults.take();
      const { rowid } = record;
      if (value === undefined || !isUsual) {
        if (++unusual > mostUnusual || this.read(reader, 'WHERE rowid = ?', [rowid], batch) !== 1) return false;
      } else {
        const id = what === '' || batch.malformed.length >= mostNamed ? '' : cleanLine(record.text(idAt) ?? '', 60);
        take(batch, { rowid, value, prefixed, updated, faults: what, id });
        if (size > longest) batch.long.push(rowid);
      }
      return --left > 0;
    };
    this.#walk ??= new TableWalk();
    const end = this.#walk.run(reader, shape, after, visit);
    return end === 'end' || isPast;
  }

  /** Where the table stands, null when only SQLite should read it: looked up anew only when the schema's version moved. */
  shapeIn(reader: SnapshotReader, batch: RowBatch<Value>): TableShape | null {
    const of = `${reader.mark.file} ${schemaVersion(reader)}`;
    if (this.#shape?.of === of) return this.#shape.shape;
    const found = readTableShape(reader, this.plan.table, this.present);
    const shape = found && { ...found, isDense: this.plan.isDense };
    batch.sawShape({ of, shape });
    return shape;
  }

  /** Keeps where the table stands, as a read that is over found it. */
  keepShape(batch: RowBatch<Value>): void {
    this.#shape = batch.shape ?? this.#shape;
  }

  /** Malformed rows are told apart by their id, which is not read of others. */
  #nameMalformed(reader: SnapshotReader, batch: RowBatch<Value>, known: number): void {
    for (let index = known; index < Math.min(batch.malformed.length, mostNamed); index++) {
      const row = batch.malformed[index];
      if (row?.id === '') batch.malformed[index] = { ...row, id: this.#idOf(reader, row.rowid) };
    }
  }

  #idOf(reader: SnapshotReader, rowid: number): string {
    const id = reader.all(`SELECT id FROM ${this.plan.table} WHERE rowid = ?`, [rowid])[0]?.[0];
    return typeof id === 'string' ? cleanLine(id, 60) : '';
  }

  /** Takes over that there are these rows, none of them known or malformed. */
  takeOver(rowids: Float64Array, latest: number, prefixed: boolean): void {
    for (const rowid of rowids) this.rows.add(rowid);
    this.latest = Math.max(this.latest, latest);
    this.prefixed &&= prefixed;
  }

  /** Takes over what a read found. */
  apply(batch: RowBatch<Value>): Applied {
    const { plan, rows } = this;
    this.keepShape(batch);
    const removed = new Set<number>();
    const known = new Set<number>();
    let changed = false;
    for (const rowid of batch.gone) {
      rows.delete(rowid);
      if (this.malformed.delete(rowid)) changed = true;
      this.long.delete(rowid);
      if (plan.has(rowid)) removed.add(rowid);
    }
    const { rowids } = batch;
    for (let index = 0; index < rowids.length; index++) {
      const rowid = rowids.at(index) ?? 0;
      rows.add(rowid);
      if (this.malformed.size > 0 && this.malformed.delete(rowid)) known.add(rowid);
      if (this.long.size > 0) this.long.delete(rowid);
      const value = batch.values[index] ?? null;
      if (value !== null) {
        if (plan.put(rowid, value)) changed = true;
        if (removed.size > 0) removed.delete(rowid);
      } else if (!batch.isKeptElsewhere && plan.has(rowid)) removed.add(rowid);
    }
    for (const rowid of batch.long) this.long.add(rowid);
    for (const { rowid } of batch.malformed) this.malformed.add(rowid);
    plan.removeAll(removed);
    this.latest = Math.max(this.latest, batch.latest);
    this.prefixed &&= batch.prefixed;
    const malformed = batch.malformed.filter(({ rowid }) => !known.has(rowid));
    const healed = known.size > batch.malformed.length - malformed.length;
    return { changed: changed || healed || removed.size > 0 || malformed.length > 0, malformed };
  }
}

/** What taking over a batch did. */
export interface Applied {
  /** True when anything that is kept is not what it was. */
  readonly changed: boolean;
  /** The malformed rows that were not so before. */
  readonly malformed: readonly MalformedRow[];
}

/** One row that was read. */
interface ReadRow<Value> {
  readonly rowid: number;
  readonly value: Value | null;
  /** Whether its id begins as ids of its table do. */
  readonly prefixed: boolean;
  readonly updated: unknown;
  readonly faults: string;
  /** For the log; looked up where it does not say. */
  readonly id?: string;
}

function take<Value>(batch: RowBatch<Value>, row: ReadRow<Value>): void {
  const { rowid, value, prefixed, updated, faults, id = '' } = row;
  batch.add(rowid, value);
  if (faults !== '') batch.malformed.push({ rowid, id, what: faults });
  if (!prefixed) batch.prefixed = false;
  if (typeof updated === 'number' && updated > batch.latest) batch.latest = updated;
}

/** What is wrong with the row that is being read. */
class Faults {
  #text = '';

  readonly remark = (what: string): void => {
    this.#text = this.#text === '' ? what : `${this.#text}, ${what}`;
  };

  /** All that was remarked since the last call. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}
