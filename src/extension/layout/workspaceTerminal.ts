import { ThemeIcon, window, workspace, type Terminal } from 'vscode';

/** Its name is how it is found again after a restart, when VS Code has brought it back. */
const name = 'OpenCode workspace';

/**
 * Sees to it that there is a terminal for whatever comes up, in the first folder of the workspace. It is not shown: a
 * terminal that starts takes the panel for itself a moment later, and the log is to be seen.
 */
export function ensureWorkspaceTerminal(): void {
  if (find() !== undefined) return;
  const cwd = workspace.workspaceFolders?.[0]?.uri;
  window.createTerminal({ name, iconPath: new ThemeIcon('pulse'), ...(cwd ? { cwd } : {}) });
}

/** Ends it. */
export function closeWorkspaceTerminal(): void {
  find()?.dispose();
}

function find(): Terminal | undefined {
  return window.terminals.find((terminal) => terminal.name === name);
}
