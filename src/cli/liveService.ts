import { setTimeout } from 'node:timers/promises';
import type { LiveReport } from '../core/live/liveReport.ts';
import type { LogLine } from '../protocol/workerApi.ts';
import { diskFileTree } from '../worker/discovery/fileTree.ts';
import { thisMachine } from '../worker/discovery/machine.ts';
import { OpenCodeIndex } from '../worker/index/openCodeIndex.ts';
import { sharedCatalogue } from '../worker/prices/sharedCatalogue.ts';
import { AgentProcesses } from '../worker/processes/agentProcesses.ts';
import { processListerFor } from '../worker/processes/processListerFor.ts';
import { ObservatoryService } from '../worker/service/observatoryService.ts';
import { sharedSqlEngine } from '../worker/service/sharedSqlEngine.ts';
import { JsonStorageIndex } from '../worker/sources/jsonStorage/jsonStorageIndex.ts';
import type { Output } from './output.ts';

/** Processor use is measured between two looks, which may be no closer than the system allows (ms). */
const measureMs = 1000;

/** The extension's own service, without its cache, for a terminal. */
export interface LiveService {
  look(): Promise<LiveReport>;
  close(): Promise<void>;
}

/** Reads the databases (all of this machine when none are named) and follows them; resolves when they are read. */
export async function liveService(databases: readonly string[], output: Output): Promise<LiveService> {
  const machine = thisMachine();
  const processes = new AgentProcesses(processListerFor(machine.platform));
  const log = ({ level, text }: LogLine): void => {
    if (level === 'error') output.error(`${text}\n`);
  };
  const service = new ObservatoryService({
    machine,
    tree: diskFileTree,
    processes,
    emit: () => undefined,
    createIndex: (path, pools, _cacheFolder, kind) =>
      kind === 'opencode-json'
        ? new JsonStorageIndex({ path, pools, log })
        : new OpenCodeIndex({ path, pools, cacheFolder: null, engine: sharedSqlEngine, log }),
    engine: sharedSqlEngine,
    catalogue: sharedCatalogue,
    now: Date.now,
  });
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await service.api.configure({
    dataFolders: databases,
    workspaceFolders: [],
    timeZone: machineZone,
    machineZone,
    weekStart: 1,
    costMode: 'recordedFirst',
    priceOverrides: {},
    pricesFile: '',
    cacheFolder: '',
    demo: false,
  });
  await Promise.all([service.api.refresh(), processes.refresh()]);
  await setTimeout(measureMs);
  return {
    look: () => service.api.live(),
    close: () => service.dispose(),
  };
}
