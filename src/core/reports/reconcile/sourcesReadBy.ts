import type { Ledger, SourceTables } from '../../usage/ledger.ts';
import type { OtherTool } from './reconcileReport.ts';

/**
 * Which sources a tool reads, by index, each tool without options: all of them look into one data folder and there at
 * one database. `opencode stats` reads the newest generation of its tables; ocmonitor and ccusage know only the first,
 * ocmonitor the JSON storage when there is no database, ccusage that of the same folder beside it.
 */
export function sourcesReadBy(tool: OtherTool, { sources }: Ledger): readonly boolean[] {
  const database = theDatabase(sources);
  const newest = Math.max(1, ...sources.filter(({ id }) => id === database).map(generationOf));
  const storages = sources.filter(({ kind }) => kind === 'opencode-json').map(({ id }) => id);
  const storage = storages.find((id) => database === null || folderOf(id) === folderOf(database)) ?? null;
  return sources.map((source) => {
    if (source.kind === 'opencode-json') {
      return source.id === storage && (tool === 'ccusage' || (tool === 'ocmonitor' && database === null));
    }
    return source.id === database && generationOf(source) === (tool === 'opencode' ? newest : 1);
  });
}

/** `opencode.db`, else the first there is. */
function theDatabase(sources: readonly SourceTables[]): string | null {
  const databases = sources.filter(({ kind }) => kind === undefined || kind === 'opencode-sqlite').map(({ id }) => id);
  return databases.find((id) => /(?:^|[\\/])opencode\.db$/u.test(id)) ?? databases[0] ?? null;
}

function generationOf({ requests }: SourceTables): number {
  return requests.size === 0 ? 1 : (requests.columns.generation[0] ?? 1);
}

function folderOf(id: string): string {
  return id.slice(0, Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')));
}
