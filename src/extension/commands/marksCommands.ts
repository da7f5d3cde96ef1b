import { homedir } from 'node:os';
import { l10n, Uri, window, workspace, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { countText } from '../text/format.ts';
import { registerCommands } from './register.ts';

/** A file of marks larger than this is none (bytes). */
const largest = 32 * 1024 * 1024;
const fileName = 'opencode-observatory-marks.json';
const filters = { JSON: ['json'] };

/** Commands that take the user's marks and hidden skills to another machine and back. */
export function marksCommands({ log, worker, skills }: Services): Disposable[] {
  return registerCommands(log, {
    [commandIds.exportMarks]: async () => {
      const file = await window.showSaveDialog({
        title: l10n.t('Export Marks'),
        saveLabel: l10n.t('Export'),
        defaultUri: Uri.joinPath(Uri.file(homedir()), fileName),
        filters,
      });
      if (file === undefined) return;
      await workspace.fs.writeFile(file, new TextEncoder().encode(await worker.api.exportMarks()));
      void window.showInformationMessage(l10n.t('The marks were written to {0}.', file.fsPath));
    },
    [commandIds.importMarks]: async () => {
      const chosen = await window.showOpenDialog({
        title: l10n.t('Import Marks'),
        openLabel: l10n.t('Import'),
        canSelectMany: false,
        filters,
      });
      const [file] = chosen ?? [];
      if (file === undefined) return;
      const { size } = await workspace.fs.stat(file);
      if (size > largest) throw new Error(l10n.t('The file is too large to be one of marks.'));
      const taken = await worker.api.importMarks(new TextDecoder().decode(await workspace.fs.readFile(file)));
      skills.provider.refresh();
      void window.showInformationMessage(
        taken === 0
          ? l10n.t('Nothing in the file is new.')
          : l10n.t('{0} marks and hidden skills were taken.', countText(taken)),
      );
    },
  });
}
