import { expandHome } from '../discovery/expandHome.ts';
import type { Machine } from '../discovery/machine.ts';
import { pathRules } from '../discovery/machine.ts';
import { openCodeFolders } from '../discovery/openCodeFolders.ts';

/** Folders OpenCode writes its log to: `log` in each data folder, which for a database named outright is the one it lies in. */
export function agentLogFolders(machine: Machine, dataFolders: readonly string[]): string[] {
  const rules = pathRules(machine);
  const named = dataFolders.filter((written) => written.trim() !== '').map((written) => expandHome(machine, written));
  const folders = named.length > 0 ? named : [openCodeFolders(machine).data];
  const places = folders.map((place) => (place.toLowerCase().endsWith('.db') ? rules.dirname(place) : place));
  return [...new Set(places.map((place) => rules.join(place, 'log')))];
}
