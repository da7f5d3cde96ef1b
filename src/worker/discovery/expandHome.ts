import type { Machine } from './machine.ts';
import { pathRules } from './machine.ts';

/** The absolute form of a path a person wrote: `~` is the home folder, and a relative path starts there too. */
export function expandHome(machine: Machine, written: string): string {
  const rules = pathRules(machine);
  const text = written.trim();
  if (text === '~') return machine.home;
  if (text.startsWith('~/') || text.startsWith('~\\')) return rules.join(machine.home, text.slice(2));
  return rules.resolve(machine.home, text);
}
