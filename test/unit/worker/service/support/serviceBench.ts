import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkerEvents, WorkerOptions } from '../../../../../src/protocol/workerApi.ts';
import { diskFileTree } from '../../../../../src/worker/discovery/fileTree.ts';
import { OpenCodeIndex } from '../../../../../src/worker/index/openCodeIndex.ts';
import type { AgentProcess } from '../../../../../src/core/live/agentProcess.ts';
import { AgentProcesses } from '../../../../../src/worker/processes/agentProcesses.ts';
import { ObservatoryService } from '../../../../../src/worker/service/observatoryService.ts';
import type { ServiceOptions } from '../../../../../src/worker/service/serviceOptions.ts';
import { JsonStorageIndex } from '../../../../../src/worker/sources/jsonStorage/jsonStorageIndex.ts';
import { OmpLogsIndex } from '../../../../../src/worker/sources/ompLogs/ompLogsIndex.ts';
import { sharedCatalogue } from '../../../../../src/worker/prices/sharedCatalogue.ts';
import { sharedSqlEngine } from '../../../../../src/worker/service/sharedSqlEngine.ts';
import { FakeIndex } from './fakeIndex.ts';

export interface Told {
  readonly name: keyof WorkerEvents;
  readonly payload: WorkerEvents[keyof WorkerEvents];
}

/** A service on a home folder of its own, with a clock and a process list the test sets. */
export class ServiceBench {
  readonly root = mkdtempSync(path.join(tmpdir(), 'service-'));
  readonly told: Told[] = [];
  readonly fakes = new Map<string, FakeIndex>();
  now = Date.UTC(2026, 10, 20, 12);
  agents: AgentProcess[] | null = [];
  listed = 0;
  readonly service: ObservatoryService;

  /** `prepare` sees each fake index before its first use; without it the indexes are real. */
  constructor(prepare: ((index: FakeIndex) => void) | null) {
    const log = (line: WorkerEvents['log']): void => void this.told.push({ name: 'log', payload: line });
    const fake: ServiceOptions['createIndex'] = (file, pools) => {
      const index = new FakeIndex(file, pools);
      prepare?.(index);
      this.fakes.set(path.basename(file), index);
      return index;
    };
    const real: ServiceOptions['createIndex'] = (file, pools, cacheFolder, kind) =>
      kind === 'omp-logs'
        ? new OmpLogsIndex({ path: file, pools, cacheFolder, log })
        : kind === 'opencode-json'
          ? new JsonStorageIndex({ path: file, pools, log })
          : new OpenCodeIndex({ path: file, pools, cacheFolder, engine: sharedSqlEngine, log });
    const list = async (): Promise<AgentProcess[] | null> => (this.listed++, this.agents);
    this.service = new ObservatoryService({
      machine: { platform: process.platform, home: path.join(this.root, 'home'), env: {} },
      tree: diskFileTree,
      processes: new AgentProcesses({ minimumPauseMs: 0, list }),
      emit: (name, payload) => void this.told.push({ name, payload }),
      createIndex: prepare === null ? real : fake,
      engine: sharedSqlEngine,
      catalogue: sharedCatalogue,
      now: () => this.now,
    });
  }

  options(more: Partial<WorkerOptions> = {}): WorkerOptions {
    const cacheFolder = path.join(this.root, 'cache');
    const places = { dataFolders: [path.join(this.root, 'data')], workspaceFolders: [] };
    const prices = { costMode: 'recordedFirst', priceOverrides: {}, pricesFile: '' } as const;
    return { ...places, ...prices, timeZone: 'Europe/Berlin', weekStart: 1, cacheFolder, demo: false, ...more };
  }

  fake(name: string): FakeIndex {
    const index = this.fakes.get(name);
    if (index === undefined) throw new Error(`There is no index ${name}.`);
    return index;
  }

  /** Revisions told so far. */
  get revisions(): number[] {
    return this.told.flatMap(({ name, payload }) =>
      name === 'changed' ? [(payload as WorkerEvents['changed']).revision] : [],
    );
  }

  async dispose(): Promise<void> {
    await this.service.dispose();
    rmSync(this.root, { recursive: true, force: true });
  }
}
