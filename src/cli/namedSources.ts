import path from 'node:path';
import { discoverDatabases } from '../worker/discovery/discoverDatabases.ts';
import { discoverStorages } from '../worker/discovery/discoverStorages.ts';
import { diskFileTree } from '../worker/discovery/fileTree.ts';
import { thisMachine } from '../worker/discovery/machine.ts';
import type { ReportValues } from './reportOptions.ts';

/** What a command reads, as absolute paths. */
export interface NamedSources {
  readonly databases: readonly string[];
  /** Folders of JSON files of OpenCode before 1.2. */
  readonly storages: readonly string[];
}

/** The sources a command line names, else all of this machine. */
export function namedSources({ db, storage }: Pick<ReportValues, 'db' | 'storage'>): NamedSources {
  if (db === undefined && storage === undefined) {
    const machine = thisMachine();
    const { databases } = discoverDatabases(machine, [], diskFileTree);
    return { databases, storages: discoverStorages(machine, [], diskFileTree) };
  }
  const resolved = (paths: readonly string[] = []): string[] => paths.map((written) => path.resolve(written));
  return { databases: resolved(db), storages: resolved(storage) };
}
