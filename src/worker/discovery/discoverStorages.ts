import { expandHome } from './expandHome.ts';
import type { FileTree } from './fileTree.ts';
import type { Machine } from './machine.ts';
import { isCaseInsensitive, pathRules } from './machine.ts';
import { openCodeFolders } from './openCodeFolders.ts';

/**
 * Finds the JSON storage of OpenCode before it had a database: the folders `storage` with messages in them, in each
 * folder of the setting, else in OpenCode's data folder (`OPENCODE_DB` names a database, and moves no JSON).
 */
export function discoverStorages(machine: Machine, dataFolders: readonly string[], tree: FileTree): readonly string[] {
  const rules = pathRules(machine);
  const places = dataFolders.filter((written) => written.trim() !== '').map((written) => expandHome(machine, written));
  const folders = places.length > 0 ? places : [openCodeFolders(machine).data];
  const seen = new Set<string>();
  return folders
    .map((folder) => rules.join(folder, 'storage'))
    .filter((storage) => {
      if (tree.list(rules.join(storage, 'message')) === null) return false;
      const real = tree.realPath(storage);
      const key = isCaseInsensitive(machine) ? real.toLowerCase() : real;
      return !seen.has(key) && seen.add(key);
    });
}
