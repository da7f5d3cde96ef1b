import { expandHome } from './expandHome.ts';
import type { FileTree } from './fileTree.ts';
import type { Machine } from './machine.ts';
import { isCaseInsensitive, pathRules } from './machine.ts';

/** Below a folder that somebody names: the sessions themselves, an agent's folder, or the configuration with it. */
const below: readonly (readonly string[])[] = [['agent', 'sessions'], ['sessions'], []];

/**
 * Finds oh-my-pi's folders of session logs: in each folder of the setting, else where the program may have put them. That
 * is the agent's folder (`PI_CODING_AGENT_DIR`), the configuration's (`PI_CONFIG_DIR`, `.omp` in the home folder) with
 * those of its profiles, and the same in `$XDG_DATA_HOME/omp`, where there is one.
 */
export function discoverOmpLogs(machine: Machine, folders: readonly string[], tree: FileTree): readonly string[] {
  const rules = pathRules(machine);
  const named = folders.filter((written) => written.trim() !== '').map((written) => expandHome(machine, written));
  const candidates =
    named.length > 0 ? named.flatMap((folder) => namedPlace(machine, folder, tree)) : standardPlaces(machine, tree);
  const seen = new Set<string>();
  return candidates.filter((sessions) => {
    if (tree.list(sessions) === null) return false;
    const real = rules.normalize(tree.realPath(sessions));
    const key = isCaseInsensitive(machine) ? real.toLowerCase() : real;
    return !seen.has(key) && seen.add(key);
  });
}

function namedPlace(machine: Machine, folder: string, tree: FileTree): readonly string[] {
  const rules = pathRules(machine);
  const found = below.map((names) => rules.join(folder, ...names)).find((place) => tree.list(place) !== null);
  return found === undefined ? [] : [found];
}

function standardPlaces(machine: Machine, tree: FileTree): readonly string[] {
  const { env, home, platform } = machine;
  const rules = pathRules(machine);
  const agent = env['PI_CODING_AGENT_DIR'] ?? '';
  const root = rules.resolve(home, env['PI_CONFIG_DIR'] || '.omp');
  const profiles = (tree.list(rules.join(root, 'profiles')) ?? []).map((name) => rules.join(root, 'profiles', name));
  const places = [
    ...(agent === '' ? [] : [rules.join(expandHome(machine, agent), 'sessions')]),
    ...[root, ...profiles].map((folder) => rules.join(folder, 'agent', 'sessions')),
  ];
  const data = env['XDG_DATA_HOME'] ?? '';
  if (data === '' || platform === 'win32') return places;
  const flat = rules.join(data, 'omp');
  const flatProfiles = (tree.list(rules.join(flat, 'profiles')) ?? []).map((name) =>
    rules.join(flat, 'profiles', name),
  );
  return [...places, ...[flat, ...flatProfiles].map((folder) => rules.join(folder, 'sessions'))];
}
