import { workspace } from 'vscode';

/** Absolute paths of the open folders that lie on this machine's disk. */
export function workspacePaths(): readonly string[] {
  return (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}
