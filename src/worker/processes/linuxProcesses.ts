import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { agentCommand } from '../../core/live/agentCommand.ts';
import type { AgentProcess } from '../../core/live/agentProcess.ts';
import type { ProcessTrouble } from '../../core/live/processTrouble.ts';
import type { ProcessLister } from './processLister.ts';
import { msPerTick, procStat, type ProcStat } from './procStat.ts';

/** Linux' pages are 4 KiB on every processor VS Code runs on; where they are larger, memory shows as less than it is. */
const pageBytes = 4096;
/** A new process is looked at this often before it counts as no agent's: it may be a shell that is about to become one. */
const firstLooks = 4;
/** Each list looks anew at one of so many of the processes known: an old shell may have become an agent. */
const shares = 60;
/** New processes are looked for this often (ms); what the known agents do, and whether they are there, each time. */
const searchMs = 1500;
const mostAncestors = 24;
/** Command lines may hold whole prompts: only what the words of interest are in is read further. */
const longestCommandLine = 16 * 1024;
const interesting = /\.db(-wal|-shm)?( \(deleted\))?$|\/log\/[^/]+\.log( \(deleted\))?$/;

interface Known {
  readonly looks: number;
  /** What stays the same for a life; null for a process that is no agent's. */
  readonly agent: { readonly startTicks: number; readonly argv: readonly string[] } | null;
  openFiles: readonly string[] | null;
}

/**
 * Lists processes from `/proc`: command line, folder, open files, times, memory; never the environment, where keys are.
 * Processes seen before as no agent's are not read again each time: a list of hundreds costs well under a millisecond.
 */
export class LinuxProcesses implements ProcessLister {
  readonly minimumPauseMs = 900;
  readonly #proc: string;
  readonly #user: number;
  readonly #pauseMs: number;
  #searched = Number.NEGATIVE_INFINITY;
  #known = new Map<number, Known>();
  #lists = 0;
  #trouble: ProcessTrouble | null = null;

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
      const boot = bootTime(readFileSync(path.join(this.#proc, 'stat'), 'latin1'));
      const isSearch = performance.now() - this.#searched >= this.#pauseMs;
      if (isSearch) this.#searched = performance.now();
      const turn = isSearch ? this.#lists++ % shares : -1;
      const known = isSearch ? new Map<number, Known>() : this.#known;
      const agents: AgentProcess[] = [];
      this.#trouble = null;
      for (const pid of isSearch ? this.#pids() : this.#agentPids()) {
        const before = this.#known.get(pid);
        const isFull = pid % shares === turn;
        if (!isFull && before?.agent === null && before.looks >= firstLooks) {
          known.set(pid, before);
          continue;
        }
        const now = this.#look(pid, before, isFull);
        known.set(pid, now);
        const agent = this.#agentOf(pid, now, boot);
        if (agent !== null) agents.push(agent);
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

  #look(pid: number, before: Known | undefined, isFull: boolean): Known {
    const looks = (before?.looks ?? 0) + 1;
    // The same number with another start is another process.
    const startTicks = before?.agent?.startTicks;
    if (before !== undefined && !isFull && startTicks !== undefined && this.#stat(pid)?.startTicks === startTicks) {
      return { ...before, looks };
    }
    const argv = this.#argv(pid);
    const stat = agentCommand(argv) === null ? null : this.#stat(pid);
    if (stat === null || !this.#isMine(pid)) return { looks, agent: null, openFiles: null };
    return { looks, agent: { startTicks: stat.startTicks, argv }, openFiles: null };
  }

  #agentOf(pid: number, known: Known, boot: number | null): AgentProcess | null {
    const stat = known.agent === null ? null : this.#stat(pid);
    const command = known.agent === null ? null : agentCommand(known.agent.argv);
    if (known.agent === null || command === null || stat === null) return null;
    known.openFiles = known.openFiles?.length ? known.openFiles : this.#openFiles(pid);
    const directory = this.#attempt(() => readlinkSync(this.#path(pid, 'cwd')));
    if (directory === null) this.#trouble = 'no-folders';
    else if (known.openFiles === null) this.#trouble ??= 'no-files';
    return {
      pid,
      identity: `${pid}@${stat.startTicks}`,
      agent: command.agent,
      ancestors: this.#ancestors(stat.parent),
      tty: stat.tty,
      directory,
      started: boot === null ? null : boot + stat.startTicks * msPerTick,
      cpuMs: stat.cpuMs,
      memoryBytes: this.#memory(pid),
      argv: known.agent.argv,
      openFiles: known.openFiles,
    };
  }

  #stat(pid: number): ProcStat | null {
    return this.#attempt(() => procStat(readFileSync(this.#path(pid, 'stat'), 'latin1')));
  }

  #argv(pid: number): readonly string[] {
    const text = this.#attempt(() => readFileSync(this.#path(pid, 'cmdline'), 'utf8')) ?? '';
    return text.slice(0, longestCommandLine).replace(/\0$/, '').split('\0');
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

  #memory(pid: number): number | null {
    const pages = this.#attempt(() => Number(readFileSync(this.#path(pid, 'statm'), 'latin1').split(' ')[1]));
    return pages === null || !Number.isFinite(pages) ? null : pages * pageBytes;
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
