import { cleanLine } from '../format/cleanLine.ts';
import type { AgentProcess } from './agentProcess.ts';
import type { LiveProcess } from './liveReport.ts';
import type { ProcessRole } from './processRole.ts';

/** Longest command line that is shown, in letters: a prompt may stand in it. */
const longestCommandLine = 300;
/** Memory is told in whole ones: it moves all the time, and nobody reads bytes. */
const mebibyte = 1024 * 1024;

/** The process as the views show it: names and words are made safe, whatever a program calls itself. */
export function liveProcess(process: AgentProcess, role: ProcessRole, cpu: number | null): LiveProcess {
  const { pid, identity, agent, ancestors, tty, directory, started, memoryBytes, argv } = process;
  return {
    pid,
    identity,
    agent,
    role,
    ancestors,
    tty,
    directory: directory ?? '',
    started,
    cpu: cpu === null ? null : Math.round(cpu),
    memoryBytes: memoryBytes === null ? null : Math.round(memoryBytes / mebibyte) * mebibyte,
    commandLine: cleanLine(argv.join(' '), longestCommandLine),
  };
}
