import type { AgentProcess } from './agentProcess.ts';
import { isAgentCommand } from './isAgentCommand.ts';
import type { ProcessLister } from './processLister.ts';
import { runProgram } from './runProgram.ts';
import { splitCommandLine } from './splitCommandLine.ts';

const query = [
  `Get-CimInstance Win32_Process -Filter "Name='opencode.exe' or Name='node.exe' or Name='bun.exe'"`,
  `Select-Object ProcessId,Name,CommandLine,@{n='Started';e={$_.CreationDate.ToUniversalTime().ToString('o')}}`,
  'ConvertTo-Json -Compress',
].join(' | ');
const script = `[Console]::OutputEncoding=[Text.Encoding]::UTF8; ${query}; 'end'`;

/** Lists processes with Windows' own management interface, which does not tell their working folders. */
export const windowsProcesses: ProcessLister = {
  // Starting PowerShell costs most of a second of a core.
  minimumPauseMs: 15_000,
  async list() {
    const output = await runProgram('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script]);
    return output === null ? null : parseCimProcesses(output);
  },
};

/**
 * Agents in the JSON of the query (one object when there is one process, a list of several, nothing without any),
 * followed by the word `end`; null when the listing did not get that far.
 */
export function parseCimProcesses(output: string): AgentProcess[] | null {
  const text = output.replace(/^\uFEFF/, '').trim();
  if (!text.endsWith('end')) return null;
  const json = text.slice(0, -'end'.length).trim();
  if (json === '') return [];
  try {
    const data: unknown = JSON.parse(json);
    return (Array.isArray(data) ? (data as unknown[]) : [data]).flatMap((row) => agentOf(row) ?? []);
  } catch {
    return null;
  }
}

function agentOf(row: unknown): AgentProcess | null {
  if (typeof row !== 'object' || row === null) return null;
  const { ProcessId: pid, Name: name, CommandLine: line, Started: start } = row as Record<string, unknown>;
  if (typeof pid !== 'number' || typeof name !== 'string') return null;
  // The command line of an elevated process is hidden: its name has to do.
  const argv = typeof line === 'string' && line !== '' ? splitCommandLine(line) : [name];
  if (!isAgentCommand(argv) && !isAgentCommand([name])) return null;
  const started = typeof start === 'string' ? Date.parse(start) : Number.NaN;
  return { pid, directory: null, started: Number.isNaN(started) ? null : started };
}
