import type { Machine } from './machine.ts';
import { pathRules } from './machine.ts';
import { openCodeFolders } from './openCodeFolders.ts';

const names = ['opencode.json', 'opencode.jsonc'];
const macFolder = '/Library/Application Support/opencode';

/** OpenCode's own configuration files in the order they are merged: a later one wins. They need not exist. */
export function globalConfigFiles(machine: Machine): string[] {
  const rules = pathRules(machine);
  const { config } = openCodeFolders(machine);
  const custom = machine.env['OPENCODE_CONFIG'] ?? '';
  return [...['config.json', ...names].map((name) => rules.join(config, name)), ...(custom === '' ? [] : [custom])];
}

/**
 * The configuration files of a project in the order they are merged: those of `directories` (from the worktree's root
 * down), then those in their `.opencode` folders, then those of `OPENCODE_CONFIG_DIR`. They need not exist.
 */
export function projectConfigFiles(machine: Machine, directories: readonly string[]): string[] {
  const rules = pathRules(machine);
  const custom = machine.env['OPENCODE_CONFIG_DIR'] ?? '';
  const own = isSwitchedOn(machine, 'OPENCODE_DISABLE_PROJECT_CONFIG')
    ? []
    : [...directories, ...directories.map((directory) => rules.join(directory, '.opencode'))];
  const folders = [...own, ...(custom === '' ? [] : [custom])];
  return folders.flatMap((folder) => names.map((name) => rules.join(folder, name)));
}

/** True for the values OpenCode takes as "on" in its environment. */
export function isSwitchedOn(machine: Machine, variable: string): boolean {
  return ['1', 'true'].includes((machine.env[variable] ?? '').toLowerCase());
}

/** Configuration an administrator put on the machine: it is merged last and wins. */
export function managedConfigFiles(machine: Machine): string[] {
  const rules = pathRules(machine);
  const folder = { win32: rules.join(machine.env['ProgramData'] ?? 'C:\\ProgramData', 'opencode'), darwin: macFolder };
  const managed = folder[machine.platform as keyof typeof folder] ?? '/etc/opencode';
  return names.map((name) => rules.join(managed, name));
}
