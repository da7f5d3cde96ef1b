import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findNativeNode, nativeNodeFlags } from '../support/nativeNode.ts';
import type { TortureSettings } from './tortureSettings.ts';

// run.mjs starts the torture in the root of the repository.
const programs = path.resolve('test/torture/programs');
const killEveryMs = { least: 1500, most: 3500 };

/** The processes that change the database: two writers and a checkpointer, one of which dies by kill -9 now and then. */
export class WriterGroup {
  readonly #node = findNativeNode();
  readonly #database: string;
  readonly #settings: TortureSettings;
  readonly #children = new Map<string, ChildProcess>();
  #nextKill = nextKillTime();
  /** How many processes were killed so far. */
  kills = 0;

  constructor(database: string, settings: TortureSettings) {
    this.#database = database;
    this.#settings = settings;
  }

  /** Starts those that are not running: at first all, later the ones that ended. */
  keepAlive(): void {
    const { plan, longestRestMs } = this.#settings;
    const members: Record<string, readonly string[]> = {
      'writer 1': ['writer.ts', this.#database, plan, String(longestRestMs)],
      'writer 2': ['writer.ts', this.#database, plan, String(longestRestMs)],
    };
    if (plan === 'wal') members['checkpointer'] = ['checkpointer.ts', this.#database, String(4 * longestRestMs)];
    for (const [name, [program = '', ...args]] of Object.entries(members)) {
      const child = this.#children.get(name);
      if (child && child.exitCode === null && child.signalCode === null) continue;
      const command = [...nativeNodeFlags, path.join(programs, program), ...args];
      this.#children.set(name, spawn(this.#node, command, { stdio: ['ignore', 2, 2] }));
    }
  }

  /** Kills one of them when it is time to. */
  killSometimes(): void {
    if (Date.now() < this.#nextKill) return;
    this.#nextKill = nextKillTime();
    const children = [...this.#children.values()];
    if (children[Math.floor(Math.random() * children.length)]?.kill('SIGKILL')) this.kills++;
  }

  /** Ends them all and waits until they have ended. */
  async stop(): Promise<void> {
    const running = [...this.#children.values()].filter(
      (child) => child.exitCode === null && child.signalCode === null,
    );
    const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of running) child.kill('SIGKILL');
    await Promise.all(ended);
  }
}

function nextKillTime(): number {
  return Date.now() + killEveryMs.least + Math.random() * (killEveryMs.most - killEveryMs.least);
}
