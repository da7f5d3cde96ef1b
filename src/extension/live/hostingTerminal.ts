import { window, type Terminal } from 'vscode';
import type { LiveProcess } from '../../core/live/liveReport.ts';

/** The terminal of this window a process runs in: the one whose shell is among its ancestors, or is the process itself. */
export async function hostingTerminal({
  pid,
  ancestors,
}: Pick<LiveProcess, 'pid' | 'ancestors'>): Promise<Terminal | undefined> {
  const above = [pid, ...ancestors];
  let nearest: { readonly terminal: Terminal; readonly distance: number } | undefined;
  for (const terminal of window.terminals) {
    const shell = await terminal.processId;
    const distance = shell === undefined ? -1 : above.indexOf(shell);
    // A terminal may run in another (tmux, a nested window): the nearest one shows it.
    if (distance >= 0 && (!nearest || distance < nearest.distance)) nearest = { terminal, distance };
  }
  return nearest?.terminal;
}
