import type { WorkerOptions } from '../../protocol/workerApi.ts';
import { demoMachine, ensureDemo } from '../demo/ensureDemo.ts';
import type { Discovery } from '../discovery/discoverDatabases.ts';
import { discoverDatabases } from '../discovery/discoverDatabases.ts';
import { discoverOmpLogs } from '../discovery/discoverOmpLogs.ts';
import { discoverStorages } from '../discovery/discoverStorages.ts';
import type { Machine } from '../discovery/machine.ts';
import type { ServiceOptions } from './serviceOptions.ts';

/** Where everything is that the options ask for. */
export interface Places extends Discovery {
  readonly machine: Machine;
  /** Folders of the JSON storage that older versions wrote. */
  readonly storages: readonly string[];
  /** Folders of oh-my-pi's session logs. */
  readonly logs: readonly string[];
  /** Folders whose skills and configuration count as the project's. */
  readonly skillFolders: readonly string[];
}

/** The user's own places, or those of the demo data, which is made first when it is missing or old. */
export async function placesOf(service: ServiceOptions, options: WorkerOptions): Promise<Places> {
  if (!options.demo) {
    const found = discoverDatabases(service.machine, options.dataFolders, service.tree);
    const storages = discoverStorages(service.machine, options.dataFolders, service.tree);
    const logs = discoverOmpLogs(service.machine, options.ompFolders ?? [], service.tree);
    return { ...found, storages, logs, machine: service.machine, skillFolders: options.workspaceFolders };
  }
  const demo = await ensureDemo({
    cacheFolder: options.cacheFolder,
    projectFolders: options.workspaceFolders,
    timeZone: options.timeZone,
    now: service.now(),
    engine: service.engine,
  });
  const machine = demoMachine(service.machine, demo);
  const nothing = { folders: [], storages: [], logs: [] };
  return { databases: [demo.database], ...nothing, machine, skillFolders: [demo.projectFolder] };
}
