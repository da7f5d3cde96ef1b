import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { agentCommand } from '../../core/live/agentCommand.ts';
import type { AgentName, AgentProcess } from '../../core/live/agentProcess.ts';
import type { ProcessTrouble } from '../../core/live/processTrouble.ts';
import type { ProcessLister } from './processLister.ts';
import { ProcFiles } from './procFiles.ts';
import { msPerTick, procStat, type ProcStat } from './procStat.ts';

/** Linux' pages are 4 KiB on every processor VS Code runs on; where they are larger, memory shows as less than it is. */
const pageBytes = 4096;
/** A new process is looked at this often before it counts as no agent's: it may be a shell that is about to become one. */
const firstLooks = 4;
/** Each search looks anew at one of so many of the processes known: an old shell may have become an agent. */
const shares = 60;
/** New processes are looked for this often (ms); what the known agents do, and whether they are there, each time. */
const searchMs = 1500;
/** An agent opens its database as it starts: one that has none after so many looks is asked only now and then. */
const openingLooks = 60;
const mostAncestors = 24;
const interesting = /\.db(-wal|-shm)?( \(deleted\))?$|\/log\/[^/]+\.log( \(deleted\))?$/;
/** The clock on the wall was set when it moved this much against the one that counts from the start (ms). */
const clockSetMs = 500;

/** What was read of an agent. */
interface Agent {
  readonly name: AgentName;
  readonly argv: readonly string[];
  readonly stat: ProcStat;
  /** Walked up anew when its parent is another: a parent's own parent is only of interest while it lives. */
  readonly ancestors: readonly number[];
  /** null where they may not be seen. */
  readonly openFiles: readonly string[] | null;
}

interface Known {
  readonly looks: number;
  /** null for a process that is no agent's. */
  readonly agent: Agent | null;
}

/** How a list looks: at all there are or at the known ones, and which share of them as if it was new. */
interface Round {
  readonly isSearch: boolean;
  readonly turn: number;
}

/**
 * Lists processes from `/proc`: command line, folder, open files, times, memory; never the environment, where keys are.
 * Processes seen before as no agent's are not read again each time, and of an agent only what moves: a list of hundreds costs well
 * under a millisecond.
 */
export class LinuxProcesses implements ProcessLister {
  readonly minimumPauseMs = 900;
  readonly #proc: string;
  readonly #files = new ProcFiles();
  readonly #user: number;
  readonly #pauseMs: number;
  #searched = Number.NEGATIVE_INFINITY;
  #known = new Map<number, Known>();
  #searches = 0;
  #trouble: ProcessTrouble | null = null;
  #boot: number | null = null;
  /** What the clock on the wall was ahead of the other when the boot's time was read (ms). */
  #clockOffset = Number.NaN;

  constructor(proc = '/proc', pauseMs = searchMs) {
    this.#proc = proc;
    this.#pauseMs = pauseMs;
    this.#user = process.getuid?.() ?? -1;
  }

  get trouble(): ProcessTrouble | null {
    return this.#trouble;
  }

  list(): Promise<readonly AgentProcess[] | null> {
    try {
      const boot = this.#bootTime();
      const isSearch = performance.now() - this.#searched >= this.#pauseMs;
      if (isSearch) this.#searched = performance.now();
      const round = { isSearch, turn: isSearch ? this.#searches++ % shares : -1 };
      const known = isSearch ? new Map<number, Known>() : this.#known;
      const agents: AgentProcess[] = [];
      this.#trouble = null;
      for (const pid of isSearch ? this.#pids() : this.#agentPids()) {
        const now = this.#look(pid, this.#known.get(pid), round);
        known.set(pid, now);
        if (now.agent !== null) agents.push(this.#tell(pid, now.agent, boot));
      }
      this.#known = known;
      return Promise.resolve(agents);
    } catch {
      return Promise.resolve(null);
    }
  }

  #pids(): readonly number[] {
    return readdirSync(this.#proc).map(Number).filter(Number.isInteger);
  }

  #agentPids(): readonly number[] {
    return [...this.#known].flatMap(([pid, { agent }]) => (agent === null ? [] : pid));
  }

  #look(pid: number, before: Known | undefined, { isSearch, turn }: Round): Known {
    const isFull = pid % shares === turn;
    if (before?.agent === null && before.looks >= firstLooks && !isFull) return before;
    const looks = (before?.looks ?? 0) + 1;
    const old = before?.agent ?? null;
    const stat = old === null ? null : this.#stat(pid);
    // The same number with another start is another process.
    if (old === null || stat === null || isFull || stat.startTicks !== old.stat.startTicks) {
      return { looks, agent: this.#read(pid) };
    }
    const ancestors = stat.parent === old.stat.parent ? old.ancestors : this.#ancestors(stat.parent);
    const mayOpen = old.openFiles?.length === 0 && isSearch && looks <= openingLooks;
    const openFiles = mayOpen ? this.#openFiles(pid) : old.openFiles;
    return { looks, agent: { ...old, stat, ancestors, openFiles } };
  }

  /** Everything there is to know of a process; null when it is no agent of this user. */
  #read(pid: number): Agent | null {
    const argv = this.#argv(pid);
    const name = agentCommand(argv)?.agent;
    const stat = name === undefined ? null : this.#stat(pid);
    if (name === undefined || stat === null || !this.#isMine(pid)) return null;
    return { name, argv, stat, ancestors: this.#ancestors(stat.parent), openFiles: this.#openFiles(pid) };
  }

  #tell(pid: number, { name, argv, stat, ancestors, openFiles }: Agent, boot: number | null): AgentProcess {
    const directory = this.#attempt(() => readlinkSync(this.#path(pid, 'cwd')));
    if (directory === null) this.#trouble = 'no-folders';
    else if (openFiles === null) this.#trouble ??= 'no-files';
    return {
      pid,
      identity: `${pid}@${stat.startTicks}`,
      agent: name,
      ancestors,
      tty: stat.tty,
      directory,
      started: boot === null ? null : boot + stat.startTicks * msPerTick,
      cpuMs: stat.cpuMs,
      memoryBytes: stat.memoryPages === null ? null : stat.memoryPages * pageBytes,
      argv,
      openFiles,
    };
  }

  #stat(pid: number): ProcStat | null {
    const text = this.#files.text(this.#path(pid, 'stat'), 'latin1');
    return text === null ? null : procStat(text);
  }

  #argv(pid: number): readonly string[] {
    const text = this.#files.text(this.#path(pid, 'cmdline'), 'utf8') ?? '';
    return text.replace(/\0$/, '').split('\0');
  }

  #isMine(pid: number): boolean {
    return this.#attempt(() => statSync(path.join(this.#proc, String(pid))).uid === this.#user) ?? false;
  }

  #openFiles(pid: number): readonly string[] | null {
    const folder = this.#path(pid, 'fd');
    const handles = this.#attempt(() => readdirSync(folder));
    if (handles === null) return null;
    const targets = handles.flatMap((handle) => this.#attempt(() => readlinkSync(path.join(folder, handle))) ?? []);
    return [...new Set(targets.filter((target) => interesting.test(target)))];
  }

  #ancestors(parent: number): readonly number[] {
    const found: number[] = [];
    let pid = parent;
    while (pid > 1 && found.length < mostAncestors && !found.includes(pid)) {
      found.push(pid);
      pid = this.#stat(pid)?.parent ?? 0;
    }
    return found;
  }

  /**
   * ms since the epoch. It moves only when the clock on the wall is set: then the system is asked again, which counts every interrupt for
   * the answer.
   */
  #bootTime(): number | null {
    const offset = Date.now() - performance.now();
    if (!(Math.abs(offset - this.#clockOffset) < clockSetMs)) {
      this.#boot = bootTime(readFileSync(path.join(this.#proc, 'stat'), 'latin1'));
      this.#clockOffset = offset;
    }
    return this.#boot;
  }

  #path(pid: number, file: string): string {
    return `${this.#proc}/${pid}/${file}`;
  }

  /** Processes end while they are looked at, and some may not be looked at. */
  #attempt<Value>(read: () => Value): Value | null {
    try {
      return read();
    } catch {
      return null;
    }
  }
}

/** ms since the epoch. */
function bootTime(stat: string): number | null {
  const seconds = /^btime (\d+)$/m.exec(stat)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
