import type { Disposable } from 'vscode';
import { askWhatToExport } from '../export/askWhatToExport.ts';
import { askWhere } from '../export/askWhere.ts';
import type { ExportChoice } from '../export/exportChoice.ts';
import { exportChoice } from '../export/exportChoice.ts';
import { runExport, tellExported } from '../export/runExport.ts';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { registerCommands } from './register.ts';
import { sessionArgument } from './sessionArgument.ts';

/** Commands that write reports into files; `generator` is the extension's name and version. */
export function exportCommands({ log, worker }: Services, generator: string): Disposable[] {
  return registerCommands(log, {
    [commandIds.exportReport]: (argument) => exportReport(exportChoice(argument)),
    [commandIds.exportSession]: async (argument) => {
      const { id } = await sessionArgument(worker, argument);
      await exportReport({ kind: 'session', name: id });
    },
  });

  async function exportReport(settled: ExportChoice): Promise<void> {
    const chosen = await askWhatToExport(worker.api, settled);
    if (chosen === undefined) return;
    const query = { ...chosen, generator };
    const file = await askWhere(await worker.api.exportName(query), query.format);
    if (file === undefined) return;
    const written = await runExport(worker.api, { ...query, file });
    void tellExported(written);
  }
}
