import { commands, l10n, ThemeIcon, window, workspace } from 'vscode';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import { cleanLine } from '../../core/format/cleanLine.ts';
import { existingFolder } from '../workspace/existingFolder.ts';

/** Ids as OpenCode makes them; anything else never reaches a shell. */
const safeId = /^[A-Za-z0-9_-]+$/;

/** Longest name of a terminal tab, in letters. */
const maximumName = 40;

/** The line that resumes a session, or null for an id no shell should see. */
export function resumeCommand(id: string): string | null {
  // A leading dash would be read as an option.
  return safeId.test(id) && !id.startsWith('-') ? `opencode -s ${id}` : null;
}

/** Goes on with a session where it was: `opencode -s <id>` in a terminal in its folder. */
export async function resumeInTerminal(session: Pick<SessionSummary, 'id' | 'title' | 'directory'>): Promise<void> {
  if (!workspace.isTrusted) {
    await askForTrust();
    return;
  }
  const line = resumeCommand(session.id);
  if (line === null) throw new Error(l10n.t('This session has an id that cannot be passed to a terminal.'));
  const cwd = await existingFolder(session.directory);
  const name = `opencode: ${cleanLine(session.title, maximumName) || session.id}`;
  const terminal = window.createTerminal({ name, cwd, iconPath: new ThemeIcon('pulse') });
  terminal.show();
  terminal.sendText(line);
}

async function askForTrust(): Promise<void> {
  const manage = l10n.t('Manage Workspace Trust');
  const message = l10n.t('Resuming a session starts OpenCode in a terminal, which needs a trusted workspace.');
  if ((await window.showWarningMessage(message, manage)) === manage) {
    await commands.executeCommand('workbench.trust.manage');
  }
}
