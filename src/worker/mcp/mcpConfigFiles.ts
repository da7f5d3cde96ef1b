import { globalConfigFiles, managedConfigFiles, projectConfigFiles } from '../discovery/configFiles.ts';
import type { FileTree } from '../discovery/fileTree.ts';
import type { Machine } from '../discovery/machine.ts';
import { pathRules } from '../discovery/machine.ts';
import { projectDirectories } from '../discovery/projectDirectories.ts';

/** Every file OpenCode may merge for these folders, in the order of merging; they need not exist. */
export function mcpConfigFiles(machine: Machine, tree: FileTree, workspaceFolders: readonly string[]): string[] {
  const rules = pathRules(machine);
  const exists = (file: string): boolean => (tree.list(rules.dirname(file)) ?? []).includes(rules.basename(file));
  const directories = workspaceFolders.flatMap((folder) => projectDirectories(machine, folder, exists));
  const home = rules.join(machine.home, '.opencode');
  const inHome = ['opencode.json', 'opencode.jsonc'].map((name) => rules.join(home, name));
  return [
    ...new Set([
      ...globalConfigFiles(machine),
      ...projectConfigFiles(machine, [...new Set(directories)]),
      ...inHome,
      ...managedConfigFiles(machine),
    ]),
  ];
}
