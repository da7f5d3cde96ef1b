import { agentCommand } from '../../core/live/agentCommand.ts';
import type { AgentProcess } from '../../core/live/agentProcess.ts';
import type { ProcessTrouble } from '../../core/live/processTrouble.ts';
import { splitCommandLine } from '../../core/live/splitCommandLine.ts';
import { ancestorsIn } from './ancestorsIn.ts';
import type { ProcessLister } from './processLister.ts';
import { runProgram } from './runProgram.ts';

const columns = 'pid=,ppid=,rss=,tty=,time=,lstart=,command=';

/** Lists processes with `ps`, their folders and open files with `lsof`, both part of macOS. */
export class MacProcesses implements ProcessLister {
  readonly minimumPauseMs = 2000;
  #trouble: ProcessTrouble | null = null;

  get trouble(): ProcessTrouble | null {
    return this.#trouble;
  }

  async list(): Promise<readonly AgentProcess[] | null> {
    const listing = await runProgram('/bin/ps', ['-xo', columns]);
    if (listing === null) return null;
    const found = parsePs(listing);
    this.#trouble = null;
    if (found.length === 0) return [];
    const pids = found.map(({ pid }) => pid).join(',');
    const files = parseLsof((await runProgram('/usr/sbin/lsof', ['-p', pids, '-Fpfn'])) ?? '');
    const agents = found.map((agent) => ({ ...agent, ...files.get(agent.pid) }));
    if (agents.some(({ directory }) => directory === null)) this.#trouble = 'no-folders';
    return agents;
  }
}

const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+([\d:.-]+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]+\s+\d{4})\s+(.+)$/;

/** Agents in the output of `ps -xo pid=,ppid=,rss=,tty=,time=,lstart=,command=`; folders and files are still unknown. */
export function parsePs(output: string): AgentProcess[] {
  const lines = output.split('\n').flatMap((line) => {
    const fields = psLine.exec(line)?.slice(1);
    return fields === undefined ? [] : [fields];
  });
  const parents = new Map(lines.map(([pid, parent]) => [Number(pid), Number(parent)]));
  return lines.flatMap(([pid = '', , rss, tty = '', time = '', start = '', command = '']): AgentProcess[] => {
    const argv = splitCommandLine(command);
    const agent = agentCommand(argv)?.agent;
    if (agent === undefined) return [];
    const started = Date.parse(start);
    return [
      {
        pid: Number(pid),
        identity: `${pid}@${start}`,
        agent,
        ancestors: ancestorsIn(parents, Number(pid)),
        tty: /^\?+$/.test(tty) ? '' : tty,
        directory: null,
        started: Number.isNaN(started) ? null : started,
        cpuMs: cpuTime(time),
        memoryBytes: Number(rss) * 1024,
        argv,
        openFiles: null,
      },
    ];
  });
}

/** `[[days-]hours:]minutes:seconds.hundredths` in ms, or null. */
function cpuTime(text: string): number | null {
  const [, days = '0', hours = '0', minutes, seconds] = /^(?:(\d+)-)?(?:(\d+):)?(\d+):([\d.]+)$/.exec(text) ?? [];
  if (minutes === undefined || seconds === undefined) return null;
  const whole = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60;
  return Math.round((whole + Number(seconds)) * 1000);
}

/** Working folder and open files by process in the output of `lsof -p … -Fpfn`. */
export function parseLsof(output: string): Map<number, { directory: string | null; openFiles: readonly string[] }> {
  const found = new Map<number, { directory: string | null; openFiles: string[] }>();
  let current: { directory: string | null; openFiles: string[] } | undefined;
  let handle = '';
  for (const line of output.split('\n')) {
    const rest = line.slice(1);
    if (line.startsWith('p')) {
      // What follows a line that names no process belongs to none.
      current = /^\d+$/.test(rest) ? { directory: null, openFiles: [] } : undefined;
      if (current !== undefined) found.set(Number(rest), current);
    } else if (line.startsWith('f')) handle = rest;
    else if (line.startsWith('n/') && current !== undefined) {
      if (handle === 'cwd') current.directory = rest;
      else if (/\.(db|log)(-wal|-shm)?$/.test(rest)) current.openFiles.push(rest);
    }
  }
  return found;
}
