import { UsagePools } from '../../../core/usage/usagePools.ts';
import { LiveDatabase } from '../../sqlite/liveDatabase.ts';
import { schemaVersion } from '../../sqlite/schemaVersion.ts';
import { FollowedTable } from '../followedTable.ts';
import type { PartValue } from '../partValue.ts';
import { StagedParts } from '../stagedParts.ts';
import { toolCallPlan } from '../toolCallPlan.ts';
import { NameTeller } from './newNames.ts';
import { packStretch } from './packStretch.ts';
import type { Stretch, StretchOrder, StretchTask } from './stretch.ts';

/** Reads stretches of parts straight from their pages; what is unusual there is left to whoever has SQLite. */
export class StretchReader {
  readonly #database: LiveDatabase;
  readonly #staged: StagedParts;
  readonly #parts: FollowedTable<PartValue>;
  readonly #names: NameTeller;

  constructor({ path, columns }: StretchTask) {
    const pools = new UsagePools();
    const withoutSqlite = (): Promise<never> => Promise.reject(new Error('There is no SQLite here.'));
    this.#database = new LiveDatabase(withoutSqlite, path, { retries: 2 });
    this.#staged = new StagedParts(pools);
    this.#parts = new FollowedTable(toolCallPlan(this.#staged.toolCalls, this.#staged.texts), columns);
    this.#names = new NameTeller(pools);
  }

  /**
   * The parts of an order, all of one moment, in `memory` if they fit; null when they are not what was ordered, when any is malformed, and whatever
   * else keeps them from being read: whoever asked reads them alone, and says what is wrong.
   */
  read(order: StretchOrder, memory?: ArrayBuffer): Stretch | null {
    try {
      return this.#read(order, memory);
    } catch {
      return null;
    }
  }

  #read({ file, schemaVersion: version, after, upTo }: StretchOrder, memory?: ArrayBuffer): Stretch | null {
    const batch = this.#database.read((reader) => {
      if (reader.mark.file !== file || schemaVersion(reader) !== version) return null;
      const rows = this.#staged.begin();
      this.#parts.readAfter(reader, after, upTo - after + 1, rows, upTo);
      return rows;
    });
    if (batch === null || batch.malformed.length > 0) return null;
    this.#parts.keepShape(batch);
    return {
      ...packStretch(batch.rowids.inUse, this.#staged, memory),
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
