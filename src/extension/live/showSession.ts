import { commands } from 'vscode';
import type { LiveSession } from '../../core/live/liveReport.ts';
import { commandIds } from '../manifest/commandIds.ts';
import { hostingTerminal } from './hostingTerminal.ts';

/** Brings a session to the user: its terminal when this window has it, else its page. */
export async function showSession({ id, process }: Pick<LiveSession, 'id' | 'process'>): Promise<void> {
  const terminal = process === null ? undefined : await hostingTerminal(process);
  if (terminal) terminal.show();
  else await commands.executeCommand(commandIds.inspectSession, id);
}
