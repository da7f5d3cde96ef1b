import type { AgentProcess } from './agentProcess.ts';
import { mayHoldSession, type ProcessRole } from './processRole.ts';

/** Process times are kept in coarser units than those of files (ms). */
const toleranceMs = 2000;

/** What oh-my-pi leaves for a terminal: the session that was opened in it last. */
export interface TerminalNote {
  /** The terminal's device without its folder, `pts-3`, or what its program calls it. */
  readonly terminal: string;
  /** '' while the session has no log that is read. */
  readonly sessionId: string;
  /** ms since the epoch at which it was written. */
  readonly since: number;
}

/**
 * Which session each oh-my-pi in a terminal has open, by process number: what was written for the terminal since the process
 * started, and of several processes in it the youngest one's, which wrote last.
 */
export function sessionsOfTerminals(
  processes: readonly AgentProcess[],
  roles: ReadonlyMap<number, ProcessRole>,
  notes: readonly TerminalNote[],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const newestFirst = [...notes].sort((a, b) => b.since - a.since);
  const terminals = new Set<string>();
  for (const { terminal, sessionId, since } of newestFirst) {
    if (terminals.has(terminal)) continue;
    terminals.add(terminal);
    const [youngest] = processes
      .filter(({ agent, tty, pid, started }) => {
        const isThere = agent === 'omp' && tty !== '' && tty.replaceAll('/', '-') === terminal;
        return isThere && mayHoldSession(roles.get(pid) ?? 'command') && started !== null;
      })
      .sort((a, b) => (b.started ?? 0) - (a.started ?? 0));
    if (youngest !== undefined && (youngest.started ?? 0) <= since + toleranceMs) found.set(youngest.pid, sessionId);
  }
  return found;
}
