import path from 'node:path';
import { discoverDatabases } from '../worker/discovery/discoverDatabases.ts';
import { discoverOmpLogs } from '../worker/discovery/discoverOmpLogs.ts';
import { discoverStorages } from '../worker/discovery/discoverStorages.ts';
import { diskFileTree } from '../worker/discovery/fileTree.ts';
import { thisMachine } from '../worker/discovery/machine.ts';
import type { ReportValues } from './reportOptions.ts';

/** What a command reads, as absolute paths. */
export interface NamedSources {
  readonly databases: readonly string[];
  /** Folders of JSON files of OpenCode before 1.2. */
  readonly storages: readonly string[];
  /** Folders of oh-my-pi's session logs. */
  readonly logs: readonly string[];
}

/** The sources a command line names, else all of this machine. */
export function namedSources({ db, storage, omp }: Pick<ReportValues, 'db' | 'storage' | 'omp'>): NamedSources {
  if (db === undefined && storage === undefined && omp === undefined) {
    const machine = thisMachine();
    const { databases } = discoverDatabases(machine, [], diskFileTree);
    return {
      databases,
      storages: discoverStorages(machine, [], diskFileTree),
      logs: discoverOmpLogs(machine, [], diskFileTree),
    };
  }
  const resolved = (paths: readonly string[] = []): string[] => paths.map((written) => path.resolve(written));
  return { databases: resolved(db), storages: resolved(storage), logs: namedLogs(resolved(omp)) };
}

/** The folder of sessions in each of these; what holds none stays as it is, to be told of as missing. */
function namedLogs(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    const found = discoverOmpLogs(thisMachine(), [folder], diskFileTree);
    return found.length > 0 ? found : [folder];
  });
}
