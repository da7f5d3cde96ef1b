import { SqlError } from './sqlError.ts';
import type { SqlDatabase, SqlStatement, SqlValue } from './sqlJsModule.ts';

/** Prepared statements by their text: preparing one costs more than a short query does. */
export class StatementCache {
  readonly #database: SqlDatabase;
  readonly #idle = new Map<string, SqlStatement>();
  readonly #used = new Set<SqlStatement>();

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /** Runs a query and hands over its rows one by one; `visit` may run other queries, the same one included. */
  each(sql: string, values: readonly SqlValue[], visit: (row: SqlValue[]) => void): void {
    const statement = this.#take(sql);
    try {
      asSqlError(() => statement.bind(values));
      while (asSqlError(() => statement.step())) visit(asSqlError(() => statement.get()));
    } finally {
      this.#giveBack(sql, statement);
    }
  }

  /** Frees all statements. */
  close(): void {
    for (const statement of [...this.#idle.values(), ...this.#used]) statement.free();
    this.#idle.clear();
    this.#used.clear();
  }

  #take(sql: string): SqlStatement {
    const statement = this.#idle.get(sql) ?? asSqlError(() => this.#database.prepare(sql));
    this.#idle.delete(sql);
    this.#used.add(statement);
    return statement;
  }

  #giveBack(sql: string, statement: SqlStatement): void {
    this.#used.delete(statement);
    statement.reset();
    if (this.#idle.has(sql)) statement.free();
    else this.#idle.set(sql, statement);
  }
}

/** Runs a call into sql.js and marks what it throws, so that it cannot be taken for an error of the caller's own code. */
function asSqlError<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw new SqlError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
