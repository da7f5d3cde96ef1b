import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
// @ts-expect-error -- the package has no types; `initialise` below says what is used of it
import initSqlJs from 'sql.js/dist/sql-wasm.js';

/** A value SQLite stores; integers beyond 2^53 arrive rounded. */
export type SqlValue = number | string | Uint8Array | null;

/** The part of a sql.js statement this project uses. */
export interface SqlStatement {
  bind(values: readonly SqlValue[]): boolean;
  step(): boolean;
  get(): SqlValue[];
  reset(): void;
  free(): boolean;
}

/** The part of a sql.js database this project uses. */
export interface SqlDatabase {
  /** Address of the `sqlite3*` in the wasm memory. */
  readonly db: number;
  prepare(sql: string): SqlStatement;
  run(sql: string, values?: readonly SqlValue[]): SqlDatabase;
  export(): Uint8Array;
  close(): void;
}

/** A function that SQLite calls: addresses and 32-bit numbers, and bigint for 64-bit ones. */
export type NativeCallback = (...values: never[]) => number;

/** The part of the sql.js module this project uses: all of it is exported by the unmodified npm package. */
export interface SqlJs {
  readonly Database: new (data?: Uint8Array) => SqlDatabase;
  addFunction(callback: NativeCallback, signature: string): number;
  UTF8ToString(pointer: number): string;
  _malloc(bytes: number): number;
}

/** The wasm memory; its buffer is replaced when it grows. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

/** sql.js together with its memory, which it does not export itself. */
export interface LoadedSqlJs {
  readonly sql: SqlJs;
  readonly memory: WasmMemory;
}

const initialise = initSqlJs as (options: object) => Promise<SqlJs>;

interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** The part of the WebAssembly interface needed here: neither Node's types nor this folder's library declare it. */
const webAssembly = (
  globalThis as unknown as {
    readonly WebAssembly: {
      readonly Memory: new () => WasmMemory;
      instantiate(wasm: Uint8Array, imports: unknown): Promise<{ readonly instance: WasmInstance }>;
    };
  }
).WebAssembly;

let loaded: Promise<LoadedSqlJs> | undefined;

/**
 * Loads the unmodified npm sql.js, once: it keeps to its first instance itself. Emscripten's documented `instantiateWasm`
 * hook hands over the instance; the only `WebAssembly.Memory` among its (minified) exports is the memory SQLite lives in.
 */
export async function loadSqlJs(wasmPath: string = defaultWasmPath()): Promise<LoadedSqlJs> {
  if (!loaded) {
    const wasm = await fs.promises.readFile(wasmPath);
    loaded ??= instantiate(wasm);
  }
  return loaded;
}

async function instantiate(wasm: Uint8Array): Promise<LoadedSqlJs> {
  let memory: WasmMemory | undefined;
  const sql = await new Promise<SqlJs>((resolve, reject) => {
    const instantiateWasm = (imports: unknown, done: (instance: WasmInstance) => void): Record<string, never> => {
      webAssembly.instantiate(wasm, imports).then(({ instance }) => {
        memory = Object.values(instance.exports).find((value) => value instanceof webAssembly.Memory);
        done(instance);
      }, reject);
      return {};
    };
    initialise({ instantiateWasm }).then(resolve, reject);
  });
  if (memory === undefined) throw new Error('This build of sql.js exports no memory.');
  return { sql, memory };
}

/** Beside the bundle when there is one, else where npm put it. */
function defaultWasmPath(): string {
  const bundled = typeof __dirname === 'string' ? path.join(__dirname, 'sql-wasm.wasm') : '';
  if (bundled !== '' && fs.existsSync(bundled)) return bundled;
  return createRequire(path.join(process.cwd(), 'package.json')).resolve('sql.js/dist/sql-wasm.wasm');
}
