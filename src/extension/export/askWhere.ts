import { homedir } from 'node:os';
import { l10n, Uri, window, workspace } from 'vscode';

/** Where exports went last in this window: the next is offered beside it. */
let lastFolder: Uri | undefined;

/** Asks for the file to write, with a sensible name offered; undefined when the user gives up. */
export async function askWhere(name: string, format: 'csv' | 'json'): Promise<string | undefined> {
  const folder = lastFolder ?? workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const chosen = await window.showSaveDialog({
    title: l10n.t('Export Report'),
    saveLabel: l10n.t('Export'),
    defaultUri: Uri.joinPath(folder.scheme === 'file' ? folder : Uri.file(homedir()), name),
    filters: format === 'csv' ? { CSV: ['csv'] } : { JSON: ['json'] },
  });
  if (chosen === undefined) return undefined;
  if (chosen.scheme !== 'file') throw new Error(l10n.t('Choose a place on a disk: reports are written to files.'));
  lastFolder = Uri.joinPath(chosen, '..');
  return chosen.fsPath;
}
