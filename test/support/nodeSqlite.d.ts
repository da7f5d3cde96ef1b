// The part of node:sqlite that tests use; the types of Node 20, which the project is built for, do not know the module.
declare module 'node:sqlite' {
  export type SqliteValue = null | number | bigint | string | Uint8Array;
  export interface StatementSync {
    all(...values: SqliteValue[]): Record<string, SqliteValue>[];
    get(...values: SqliteValue[]): Record<string, SqliteValue> | undefined;
    run(...values: SqliteValue[]): { readonly changes: number | bigint };
    setReadBigInts(enabled: boolean): void;
    setReturnArrays(enabled: boolean): void;
  }
  export class DatabaseSync {
    constructor(path: string, options?: { readonly timeout?: number; readonly readOnly?: boolean });
    exec(sql: string): void;
    prepare(sql: string): StatementSync;
    close(): void;
  }
}
