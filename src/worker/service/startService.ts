import path from 'node:path';
import type { LogLine } from '../../protocol/workerApi.ts';
import { OpenCodeIndex } from '../index/openCodeIndex.ts';
import { helpOfThread } from '../index/stretches/helpOfThread.ts';
import { diskFileTree } from '../discovery/fileTree.ts';
import { thisMachine } from '../discovery/machine.ts';
import { AgentProcesses } from '../processes/agentProcesses.ts';
import { processListerFor } from '../processes/processListerFor.ts';
import { ObservatoryService } from './observatoryService.ts';
import type { ServiceOptions } from './serviceOptions.ts';
import { JsonStorageIndex } from '../sources/jsonStorage/jsonStorageIndex.ts';
import { OmpLogsIndex } from '../sources/ompLogs/ompLogsIndex.ts';
import { sharedCatalogue } from '../prices/sharedCatalogue.ts';
import { sharedSqlEngine } from './sharedSqlEngine.ts';

/** A thread's first argument is the file of its program, which stands beside that of its helper. */
const help = helpOfThread(path.join(path.dirname(process.argv[1] ?? ''), 'stretches.js'));

/** The service as it runs for a user: this machine, its disk, its processes. */
export function startService(emit: ServiceOptions['emit']): ObservatoryService {
  const machine = thisMachine();
  return new ObservatoryService({
    machine,
    tree: diskFileTree,
    processes: new AgentProcesses(processListerFor(machine.platform)),
    emit,
    createIndex: (path, pools, cacheFolder, kind) => {
      const log = (line: LogLine): void => emit('log', line);
      if (kind === 'opencode-json') return new JsonStorageIndex({ path, pools, log });
      if (kind === 'omp-logs') return new OmpLogsIndex({ path, pools, cacheFolder, log });
      return new OpenCodeIndex({ path, pools, cacheFolder, engine: sharedSqlEngine, help, log });
    },
    engine: sharedSqlEngine,
    catalogue: sharedCatalogue,
    now: Date.now,
  });
}
