import type { WorkerOptions } from '../../protocol/workerApi.ts';
import type { Settings } from '../settingsModel.ts';
import { workspacePaths } from '../workspace/workspacePaths.ts';

/** Where the worker looks and how it counts, from the settings, the open folders and the demo switch. */
export function workerOptions(settings: Settings, cacheFolder: string, demo: boolean): WorkerOptions {
  const { dataFolders, ompFolders, timeZone, weekStart, costMode, costLimit, priceOverrides, pricesFile } = settings;
  const counting = { timeZone, weekStart, costMode, costLimit, priceOverrides, pricesFile };
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { dataFolders, ompFolders, workspaceFolders: workspacePaths(), ...counting, machineZone, cacheFolder, demo };
}
