import { commands, env, workspace } from 'vscode';
import type { SessionSummary } from '../../core/reports/sessionList.ts';
import { existingFolder } from '../workspace/existingFolder.ts';

/** Shows where a session worked: in the Explorer when the folder is open, else in the system's, else in a window of its own. */
export async function revealFolder({ directory }: Pick<SessionSummary, 'directory'>): Promise<void> {
  const uri = await existingFolder(directory);
  if (workspace.getWorkspaceFolder(uri)) await commands.executeCommand('revealInExplorer', uri);
  else if (env.remoteName === undefined) await commands.executeCommand('revealFileInOS', uri);
  // The system's file manager would be that of another machine.
  else await commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
}
