import type { LogLine } from '../../protocol/workerApi.ts';
import type { MalformedRow } from './rowBatch.ts';

/** Rows that are named; of a database broken throughout the log need not hold every row. */
const mostNamed = 200;

/** Names every malformed row of one database once in the log: by its id and the field, never by its content. */
export class MalformedLog {
  readonly #log: (line: LogLine) => void;
  readonly #named = new Set<string>();

  constructor(log: (line: LogLine) => void) {
    this.#log = log;
  }

  name(table: string, rows: readonly MalformedRow[]): void {
    for (const { rowid, id, what } of rows) {
      const key = `${table} ${id === '' ? `in row ${rowid}` : id}`;
      if (this.#named.has(key) || this.#named.size > mostNamed) continue;
      this.#named.add(key);
      const text =
        this.#named.size > mostNamed
          ? 'There are more malformed rows; they are counted, but not named.'
          : `Malformed ${key}: ${what}.`;
      this.#log({ level: 'warn', text });
    }
  }
}
