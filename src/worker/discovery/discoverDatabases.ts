import { isDatabaseFileName } from './databaseFileName.ts';
import { expandHome } from './expandHome.ts';
import type { FileTree } from './fileTree.ts';
import type { Machine } from './machine.ts';
import { isCaseInsensitive, pathRules } from './machine.ts';
import { openCodeFolders } from './openCodeFolders.ts';

/** What there is to read and where more may appear. */
export interface Discovery {
  /** Absolute paths of databases; those named outright (setting, `OPENCODE_DB`) are listed though they do not exist yet. */
  readonly databases: readonly string[];
  /** Folders to watch for databases that appear, existing or not. */
  readonly folders: readonly string[];
}

/** Finds OpenCode's databases: in the folders of the setting, else where `OPENCODE_DB` or `XDG_DATA_HOME` point, else at home. */
export function discoverDatabases(machine: Machine, dataFolders: readonly string[], tree: FileTree): Discovery {
  const rules = pathRules(machine);
  const named = new Set<string>();
  const folders = new Set<string>();
  const places = dataFolders.filter((written) => written.trim() !== '');
  for (const written of places) {
    const place = expandHome(machine, written);
    if (place.toLowerCase().endsWith('.db') && tree.list(place) === null) named.add(place);
    else folders.add(place);
  }
  if (places.length === 0) {
    const { data } = openCodeFolders(machine);
    const file = machine.env['OPENCODE_DB'] ?? '';
    if (file !== '' && file !== ':memory:') named.add(rules.resolve(data, file));
    else folders.add(data);
  }
  const found = [...folders].flatMap((folder) =>
    (tree.list(folder) ?? [])
      .filter(isDatabaseFileName)
      .sort()
      .map((name) => rules.join(folder, name)),
  );
  return { databases: distinct(machine, tree, [...named, ...found]), folders: [...folders] };
}

/** One path a file, whatever links lead to it: read twice, a session would count twice. */
function distinct(machine: Machine, tree: FileTree, paths: readonly string[]): string[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const real = tree.realPath(path);
    const key = isCaseInsensitive(machine) ? real.toLowerCase() : real;
    return !seen.has(key) && seen.add(key);
  });
}
