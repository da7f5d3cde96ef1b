import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { NativeReply, NativeRequest, NativeValue } from './nativeMessages.ts';
import { findNativeNode, nativeNodeFlags } from './nativeNode.ts';

const server = path.join(import.meta.dirname, 'nativeSqliteServer.ts');

type Wish = NativeRequest extends infer R ? (R extends unknown ? Omit<R, 'id' | 'connection'> : never) : never;

interface Waiting {
  readonly resolve: (rows: NativeValue[][]) => void;
  readonly reject: (error: Error) => void;
}

/** One open connection of SQLite itself. */
export interface NativeConnection {
  /** Runs statements. */
  run(sql: string): Promise<void>;
  /** All rows of a query; integers as numbers, bytes as `{ hex }`. */
  all(sql: string): Promise<NativeValue[][]>;
  /** Closes the connection; the last one of a database checkpoints and removes its log. */
  close(): Promise<void>;
}

/** SQLite itself, in a process of its own: what tests write with and compare with. */
export class NativeSqlite {
  readonly #waiting = new Map<number, Waiting>();
  #process: ChildProcess | null = null;
  #lastId = 0;

  /** Opens a connection that stays open until it is closed or killed. */
  async open(file: string, { readOnly = false } = {}): Promise<NativeConnection> {
    const connection = ++this.#lastId;
    const ask = (wish: Wish): Promise<NativeValue[][]> => this.#ask({ ...wish, id: ++this.#lastId, connection });
    await ask({ action: 'open', path: file, readOnly });
    return {
      run: async (sql) => void (await ask({ action: 'run', sql })),
      all: (sql) => ask({ action: 'all', sql }),
      close: async () => void (await ask({ action: 'close' })),
    };
  }

  /** Opens, runs, closes. */
  async run(file: string, sql: string): Promise<void> {
    const connection = await this.open(file);
    try {
      await connection.run(sql);
    } finally {
      await connection.close();
    }
  }

  /** Opens, asks, closes. */
  async all(file: string, sql: string): Promise<NativeValue[][]> {
    const connection = await this.open(file);
    try {
      return await connection.all(sql);
    } finally {
      await connection.close();
    }
  }

  /** Closes all connections that are still open. */
  async closeAll(): Promise<void> {
    if (this.#process) await this.#ask({ action: 'closeAll', id: ++this.#lastId, connection: 0 });
  }

  /** kill -9: every connection ends as in a crash, its log and wal-index left behind. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  #ask(request: NativeRequest): Promise<NativeValue[][]> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      this.#server().send(request);
    });
  }

  #server(): ChildProcess {
    if (this.#process) return this.#process;
    const child = spawn(findNativeNode(), [...nativeNodeFlags, server], { stdio: ['ignore', 2, 2, 'ipc'] });
    this.#process = child;
    child.on('message', (reply: NativeReply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('error' in reply) waiting?.reject(new Error(reply.error));
      else waiting?.resolve(reply.rows);
    });
    child.once('exit', () => {
      if (this.#process === child) this.#process = null;
      for (const { reject } of this.#waiting.values()) reject(new Error('the SQLite process ended'));
      this.#waiting.clear();
    });
    return child;
  }
}
