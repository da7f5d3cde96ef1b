import { commands, l10n, ProgressLocation, Uri, window } from 'vscode';
import type { ExportOrder, ExportedReport } from '../../protocol/exportApi.ts';
import type { WorkerApi } from '../../protocol/workerApi.ts';
import { countText } from '../text/format.ts';

/** An export done by then needs no progress (ms). */
const quickMs = 400;

/** Writes a report; one that takes longer shows its progress and can be cancelled, then nothing is left of it. */
export async function runExport(api: Pick<WorkerApi, 'exportReport'>, order: ExportOrder): Promise<ExportedReport> {
  const abort = new AbortController();
  const work = api.exportReport(order, abort.signal);
  const quick = await Promise.race([work, new Promise<null>((resolve) => setTimeout(resolve, quickMs, null))]);
  if (quick !== null) return quick;
  const title = l10n.t('Writing {0}', fileName(order.file));
  const location = ProgressLocation.Notification;
  return window.withProgress({ location, title, cancellable: true }, (_progress, token) => {
    token.onCancellationRequested(() => abort.abort());
    return work;
  });
}

/** Says what was written, with buttons that open and reveal it. */
export async function tellExported({ file, rows }: ExportedReport): Promise<void> {
  const open = l10n.t('Open File');
  const reveal = l10n.t('Reveal');
  const count = rows === 1 ? l10n.t('1 row') : l10n.t('{0} rows', countText(rows));
  const chosen = await window.showInformationMessage(l10n.t('{0}: {1} written.', fileName(file), count), open, reveal);
  if (chosen === open) await commands.executeCommand('vscode.open', Uri.file(file));
  if (chosen === reveal) await commands.executeCommand('revealFileInOS', Uri.file(file));
}

function fileName(file: string): string {
  return file.split(/[\\/]/u).at(-1) ?? file;
}
