import { agentCommand } from '../../core/live/agentCommand.ts';
import type { AgentProcess } from '../../core/live/agentProcess.ts';
import { splitCommandLine } from '../../core/live/splitCommandLine.ts';
import { ancestorsIn } from './ancestorsIn.ts';
import type { ProcessLister } from './processLister.ts';
import { runProgram } from './runProgram.ts';

const script = [
  '[Console]::OutputEncoding=[Text.Encoding]::UTF8',
  '$all=Get-CimInstance Win32_Process',
  `$agents=@($all|Where-Object{$_.Name -in 'opencode.exe','omp.exe','node.exe','bun.exe'}|Select-Object ${[
    'ProcessId',
    'Name',
    'CommandLine',
    'WorkingSetSize',
    'KernelModeTime',
    'UserModeTime',
    "@{n='Started';e={$_.CreationDate.ToUniversalTime().ToString('o')}}",
  ].join(',')})`,
  "$parents=($all|ForEach-Object{'{0}:{1}' -f $_.ProcessId,$_.ParentProcessId}) -join ' '",
  '@{agents=$agents;parents=$parents}|ConvertTo-Json -Compress -Depth 3',
  "'end'",
].join('; ');

/** Lists processes with Windows' own management interface, which tells neither their folders nor their open files. */
export const windowsProcesses: ProcessLister = {
  // Starting PowerShell costs most of a second of a core.
  minimumPauseMs: 15_000,
  trouble: 'no-folders',
  async list() {
    const output = await runProgram('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script]);
    return output === null ? null : parseCimProcesses(output);
  },
};

/** Agents in the JSON of the query, which is followed by the word `end`; null when the listing did not get that far. */
export function parseCimProcesses(output: string): AgentProcess[] | null {
  const text = output.replace(/^\uFEFF/, '').trim();
  if (!text.endsWith('end')) return null;
  try {
    const data: unknown = JSON.parse(text.slice(0, -'end'.length));
    if (typeof data !== 'object' || data === null) return null;
    const { agents, parents } = data as Record<string, unknown>;
    // PowerShell writes a list of one as its only member.
    const rows: readonly unknown[] = Array.isArray(agents) ? agents : [agents];
    const table = parentTable(parents);
    return rows.flatMap((row) => agentOf(row, table) ?? []);
  } catch {
    return null;
  }
}

function parentTable(text: unknown): ReadonlyMap<number, number> {
  const pairs = typeof text === 'string' ? text.split(' ') : [];
  return new Map(pairs.map((pair) => pair.split(':').map(Number)).map(([pid = 0, parent = 0]) => [pid, parent]));
}

function agentOf(row: unknown, parents: ReadonlyMap<number, number>): AgentProcess | null {
  if (typeof row !== 'object' || row === null) return null;
  const fields = row as Record<string, unknown>;
  const { ProcessId: pid, Name: name, CommandLine: line, Started: start } = fields;
  if (typeof pid !== 'number' || typeof name !== 'string') return null;
  // The command line of an elevated process is hidden: its name has to do.
  const argv = typeof line === 'string' && line !== '' ? splitCommandLine(line) : [name];
  const agent = (agentCommand(argv) ?? agentCommand([name]))?.agent;
  if (agent === undefined) return null;
  const started = typeof start === 'string' ? Date.parse(start) : Number.NaN;
  return {
    pid,
    identity: `${pid}@${typeof start === 'string' ? start : ''}`,
    agent,
    ancestors: ancestorsIn(parents, pid),
    tty: '',
    directory: null,
    started: Number.isNaN(started) ? null : started,
    cpuMs: sumOf(fields['KernelModeTime'], fields['UserModeTime']),
    memoryBytes: typeof fields['WorkingSetSize'] === 'number' ? fields['WorkingSetSize'] : null,
    argv,
    openFiles: null,
  };
}

/** Windows counts in units of 100 ns; ms, or null when a part is missing. */
function sumOf(kernel: unknown, user: unknown): number | null {
  return typeof kernel === 'number' && typeof user === 'number' ? Math.round((kernel + user) / 10_000) : null;
}
