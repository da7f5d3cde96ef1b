import { TextTable } from '../../../core/usage/textTable.ts';
import { ToolCallTable } from '../../../core/usage/toolCallTable.ts';
import { UsagePools } from '../../../core/usage/usagePools.ts';
import { LiveDatabase } from '../../sqlite/liveDatabase.ts';
import { schemaVersion } from '../../sqlite/schemaVersion.ts';
import { FollowedTable } from '../followedTable.ts';
import type { PartValue } from '../partValue.ts';
import { putPartItem } from '../partValue.ts';
import { RowBatch } from '../rowBatch.ts';
import { toolCallPlan } from '../toolCallPlan.ts';
import { NameTeller } from './newNames.ts';
import type { Stretch, StretchOrder, StretchTask } from './stretch.ts';

/** Reads stretches of parts straight from their pages; what is unusual there is left to whoever has SQLite. */
export class StretchReader {
  readonly #database: LiveDatabase;
  readonly #toolCalls: ToolCallTable;
  readonly #texts: TextTable;
  readonly #parts: FollowedTable<PartValue>;
  readonly #names: NameTeller;

  constructor({ path, columns }: StretchTask) {
    const pools = new UsagePools();
    const withoutSqlite = (): Promise<never> => Promise.reject(new Error('There is no SQLite here.'));
    this.#database = new LiveDatabase(withoutSqlite, path, { retries: 2 });
    this.#toolCalls = new ToolCallTable(pools);
    this.#texts = new TextTable(pools);
    this.#parts = new FollowedTable(toolCallPlan(this.#toolCalls, this.#texts), columns);
    this.#names = new NameTeller(pools);
  }

  /**
   * The parts of an order, all of one moment; null when they are not what was ordered, when any is malformed, and whatever
   * else keeps them from being read: whoever asked reads them alone, and says what is wrong.
   */
  read(order: StretchOrder): Stretch | null {
    try {
      return this.#read(order);
    } catch {
      return null;
    }
  }

  #read({ file, schemaVersion: version, after, upTo }: StretchOrder): Stretch | null {
    const batch = this.#database.read((reader) => {
      if (reader.mark.file !== file || schemaVersion(reader) !== version) return null;
      const rows = new RowBatch<PartValue>();
      this.#parts.readAfter(reader, after, upTo - after + 1, rows, upTo);
      return rows;
    });
    if (batch === null || batch.malformed.length > 0) return null;
    this.#toolCalls.clear();
    this.#texts.clear();
    for (const value of batch.values) {
      if (value === null) continue;
      for (const item of 'length' in value ? value : [value]) putPartItem(item, this.#toolCalls, this.#texts);
    }
    return {
      rowids: Float64Array.from(batch.rowids),
      toolCalls: this.#toolCalls.copyOfColumns(),
      texts: this.#texts.copyOfColumns(),
      names: this.#names.take(),
      latest: batch.latest,
      prefixed: batch.prefixed,
    };
  }

  /** Lets go of the database. */
  close(): void {
    this.#database.close();
  }
}
