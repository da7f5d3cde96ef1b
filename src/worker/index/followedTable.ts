import { cleanLine } from '../../core/format/cleanLine.ts';
import { selectList } from '../sources/opencode/selectList.ts';
import type { TableColumns } from '../sources/opencode/openCodeSchema.ts';
import type { SnapshotReader } from '../sqlite/snapshotReader.ts';
import type { MalformedRow } from './rowBatch.ts';
import type { RowBatch } from './rowBatch.ts';
import type { RowPlan } from './rowPlan.ts';
import { RowSet } from './rowSet.ts';

/** Bytes of a row besides its bulky text, and of a page besides its rows: more than either ever takes. */
const overhead = 600;

/** Malformed rows of one read whose id is looked up for the log. */
const mostNamed = 250;

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
  readonly #sized: boolean;

  constructor(plan: RowPlan<Value>, present: TableColumns) {
    this.plan = plan;
    this.columnCount = present.length;
    const sizes = plan.bulky.filter((name) => present.includes(name)).map((name) => `ifnull(octet_length(${name}), 0)`);
    this.#sized = sizes.length > 0;
    const size = this.#sized ? `, ${sizes.join(' + ')} AS size` : '';
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
    let rowid = 0;
    let faults = '';
    let count = 0;
    const remark = (what: string): void => {
      faults = faults === '' ? what : `${faults}, ${what}`;
    };
    reader.each(`${this.#select} ${where}`, parameters, (row) => {
      count++;
      rowid = Number(row[0]);
      const id = row[1];
      faults = '';
      batch.rowids.push(rowid);
      batch.values.push(plan.parse(row, remark));
      if (faults !== '') batch.malformed.push({ rowid, id: '', what: faults });
      if (batch.prefixed && id !== 1 && !(typeof id === 'string' && id.startsWith(plan.prefix))) batch.prefixed = false;
      const updated = row[plan.updatedAt];
      if (typeof updated === 'number' && updated > batch.latest) batch.latest = updated;
      if (this.#sized && Number(row[plan.columns.length]) > longest) batch.long.push(rowid);
    });
    for (let index = known; index < Math.min(batch.malformed.length, mostNamed); index++) {
      const row = batch.malformed[index];
      if (row !== undefined) batch.malformed[index] = { ...row, id: this.#idOf(reader, row.rowid) };
    }
    return count;
  }

  #idOf(reader: SnapshotReader, rowid: number): string {
    const id = reader.all(`SELECT id FROM ${this.plan.table} WHERE rowid = ?`, [rowid])[0]?.[0];
    return typeof id === 'string' ? cleanLine(id, 60) : '';
  }

  /** Takes over what a read found. */
  apply(batch: RowBatch<Value>): Applied {
    const { plan, rows } = this;
    const removed = new Set<number>();
    const known = new Set<number>();
    let changed = false;
    for (const rowid of batch.gone) {
      rows.delete(rowid);
      if (this.malformed.delete(rowid)) changed = true;
      this.long.delete(rowid);
      if (plan.has(rowid)) removed.add(rowid);
    }
    for (const [index, rowid] of batch.rowids.entries()) {
      rows.add(rowid);
      if (this.malformed.size > 0 && this.malformed.delete(rowid)) known.add(rowid);
      if (this.long.size > 0) this.long.delete(rowid);
      const value = batch.values[index] ?? null;
      if (value !== null) {
        if (plan.put(rowid, value)) changed = true;
        if (removed.size > 0) removed.delete(rowid);
      } else if (plan.has(rowid)) removed.add(rowid);
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
