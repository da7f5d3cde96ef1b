import { l10n, Uri, window, workspace } from 'vscode';
import type { Inspection } from '../../core/inspector/inspection.ts';

/** Opens a file of a session as it is now; one that is gone is told, not made. */
export async function openSessionFile(inspection: Inspection | null, path: string): Promise<void> {
  const isWhole = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);
  if (!isWhole && (inspection === null || inspection.session.directory === '')) return;
  const uri = isWhole ? Uri.file(path) : Uri.joinPath(Uri.file(inspection?.session.directory ?? ''), path);
  try {
    await workspace.fs.stat(uri);
  } catch {
    void window.showInformationMessage(l10n.t('{0} is not there any more.', uri.fsPath));
    return;
  }
  await window.showTextDocument(uri, { preview: true });
}
