import { ThemeIcon, window, workspace, type Terminal } from 'vscode';

/** Its name is how it is found again after a restart, when VS Code has brought it back. */
const name = 'OpenCode workspace';

/** The terminal for whatever comes up, in the first folder of the workspace; the one there is when it came back. */
export function showWorkspaceTerminal(): void {
  const cwd = workspace.workspaceFolders?.[0]?.uri;
  const made = (): Terminal =>
    window.createTerminal({ name, iconPath: new ThemeIcon('pulse'), ...(cwd ? { cwd } : {}) });
  (find() ?? made()).show(true);
}

/** Ends it. */
export function closeWorkspaceTerminal(): void {
  find()?.dispose();
}

function find(): Terminal | undefined {
  return window.terminals.find((terminal) => terminal.name === name);
}
