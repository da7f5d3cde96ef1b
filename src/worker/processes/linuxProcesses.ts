import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import type { AgentProcess } from './agentProcess.ts';
import { isAgentCommand } from './isAgentCommand.ts';
import type { ProcessLister } from './processLister.ts';
import { processStart } from './processStart.ts';

/** Linux counts process times in hundredths of a second on every platform Node runs on. */
const msPerTick = 10;

/** Lists processes from `/proc`: command line, working folder and start time, never the environment. */
export function linuxProcesses(proc = '/proc'): ProcessLister {
  return {
    minimumPauseMs: 2000,
    list() {
      try {
        const boot = bootTime(readFileSync(path.join(proc, 'stat'), 'latin1'));
        const pids = readdirSync(proc).filter((name) => /^\d+$/.test(name));
        return Promise.resolve(pids.flatMap((pid) => agentProcess(proc, Number(pid), boot) ?? []));
      } catch {
        return Promise.resolve(null);
      }
    },
  };
}

/** The process when it is an agent's of this user; null when it is another's, or ended while we looked. */
function agentProcess(proc: string, pid: number, boot: number | null): AgentProcess | null {
  const folder = path.join(proc, String(pid));
  try {
    const argv = readFileSync(path.join(folder, 'cmdline'), 'utf8').split('\0');
    if (!isAgentCommand(argv)) return null;
    const directory = readlinkSync(path.join(folder, 'cwd'));
    const ticks = processStart(readFileSync(path.join(folder, 'stat'), 'latin1'));
    return { pid, directory, started: boot === null || ticks === null ? null : boot + ticks * msPerTick };
  } catch {
    return null;
  }
}

/** ms since the epoch. */
function bootTime(stat: string): number | null {
  const seconds = /^btime (\d+)$/m.exec(stat)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}
