import type { AgentProcess } from './agentProcess.ts';
import { isAgentCommand } from './isAgentCommand.ts';
import type { ProcessLister } from './processLister.ts';
import { runProgram } from './runProgram.ts';
import { splitCommandLine } from './splitCommandLine.ts';

/** Lists processes with `ps` and their working folders with `lsof`, both part of macOS. */
export const macProcesses: ProcessLister = {
  minimumPauseMs: 2000,
  async list() {
    const listing = await runProgram('/bin/ps', ['-xo', 'pid=,lstart=,command=']);
    if (listing === null) return null;
    const found = parsePs(listing);
    if (found.length === 0) return [];
    const pids = found.map(({ pid }) => pid).join(',');
    const folders = parseLsof((await runProgram('/usr/sbin/lsof', ['-a', '-d', 'cwd', '-p', pids, '-Fn'])) ?? '');
    return found.map((agent) => ({ ...agent, directory: folders.get(agent.pid) ?? null }));
  },
};

/** Agents in the output of `ps -xo pid=,lstart=,command=`; their folders are still unknown. */
export function parsePs(output: string): AgentProcess[] {
  return output.split('\n').flatMap((line) => {
    const [, pid, start, command] = /^\s*(\d+)\s+(\w{3}\s+\w{3}\s+\d+\s+[\d:]+\s+\d{4})\s+(.+)$/.exec(line) ?? [];
    if (pid === undefined || start === undefined || command === undefined) return [];
    if (!isAgentCommand(splitCommandLine(command))) return [];
    const started = Date.parse(start);
    return [{ pid: Number(pid), directory: null, started: Number.isNaN(started) ? null : started }];
  });
}

/** Working folders by process in the output of `lsof -a -d cwd -p … -Fn`. */
export function parseLsof(output: string): Map<number, string> {
  const folders = new Map<number, string>();
  let pid = 0;
  for (const line of output.split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1));
    else if (line.startsWith('n/')) folders.set(pid, line.slice(1));
  }
  return folders;
}
