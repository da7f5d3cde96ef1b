import type { Machine } from './machine.ts';
import { pathRules } from './machine.ts';

/** OpenCode's own folders on a machine. */
export interface OpenCodeFolders {
  /** Databases and the older JSON storage. */
  readonly data: string;
  readonly config: string;
  readonly cache: string;
}

/**
 * Where OpenCode keeps its files: the XDG rule on every system, macOS and Windows included, with an empty variable
 * counting as unset.
 */
export function openCodeFolders(machine: Machine): OpenCodeFolders {
  const { env, home } = machine;
  const rules = pathRules(machine);
  const base = (variable: string, ...standard: string[]): string =>
    rules.join(env[variable] || rules.join(home, ...standard), 'opencode');
  return {
    data: base('XDG_DATA_HOME', '.local', 'share'),
    config: base('XDG_CONFIG_HOME', '.config'),
    cache: base('XDG_CACHE_HOME', '.cache'),
  };
}
