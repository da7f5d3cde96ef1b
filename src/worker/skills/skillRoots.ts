import { globalConfigFiles, isSwitchedOn, projectConfigFiles } from '../discovery/configFiles.ts';
import type { Machine } from '../discovery/machine.ts';
import { pathRules } from '../discovery/machine.ts';
import { openCodeFolders } from '../discovery/openCodeFolders.ts';
import { projectDirectories } from '../discovery/projectDirectories.ts';
import type { SkillRoot } from './skillRoot.ts';

/** What the rules ask of the disk. */
export interface SkillRootsOptions {
  readonly machine: Machine;
  readonly workspaceFolders: readonly string[];
  readonly exists: (path: string) => boolean;
  /** `skills.paths` of a configuration file as written; none when the file does not exist. */
  readonly configuredPaths: (file: string) => readonly string[];
}

/** Where skills are looked for and which files decide that. */
export interface SkillRoots {
  /** In OpenCode's order: of two skills with one name the later wins. They need not exist. */
  readonly roots: readonly SkillRoot[];
  readonly configFiles: readonly string[];
}

/** Every place OpenCode looks for skills when it runs in one of the workspace's folders. */
export function skillRoots(options: SkillRootsOptions): SkillRoots {
  const { machine, workspaceFolders } = options;
  const rules = pathRules(machine);
  const chains = workspaceFolders.map((folder) => projectDirectories(machine, folder, options.exists));
  const configFiles = [
    ...new Set([...globalConfigFiles(machine), ...chains.flatMap((chain) => projectConfigFiles(machine, chain))]),
  ];
  const roots: SkillRoot[] = [
    ...externalRoots(machine, [machine.home], 'user'),
    // OpenCode goes from the working folder up.
    ...chains.flatMap((chain) => externalRoots(machine, chain.toReversed(), 'project')),
    ...openCodeRoots(machine, chains),
    ...configFiles.flatMap((file) => configuredRoots(options, file)),
    { folder: rules.join(openCodeFolders(machine).cache, 'skills'), origin: 'configured' },
  ];
  return { roots: distinctFolders(roots), configFiles };
}

/** Folders of other agents that OpenCode reads as well. */
function externalRoots(machine: Machine, folders: readonly string[], origin: SkillRoot['origin']): SkillRoot[] {
  if (isSwitchedOn(machine, 'OPENCODE_DISABLE_EXTERNAL_SKILLS')) return [];
  const noClaude =
    isSwitchedOn(machine, 'OPENCODE_DISABLE_CLAUDE_CODE') ||
    isSwitchedOn(machine, 'OPENCODE_DISABLE_CLAUDE_CODE_SKILLS');
  const agents = noClaude ? ['.agents'] : ['.claude', '.agents'];
  const rules = pathRules(machine);
  return folders.flatMap((folder) => agents.map((agent) => ({ folder: rules.join(folder, agent, 'skills'), origin })));
}

function openCodeRoots(machine: Machine, chains: readonly (readonly string[])[]): SkillRoot[] {
  const rules = pathRules(machine);
  const both = (folder: string, origin: SkillRoot['origin']): SkillRoot[] =>
    ['skill', 'skills'].map((name) => ({ folder: rules.join(folder, name), origin }));
  const custom = machine.env['OPENCODE_CONFIG_DIR'] ?? '';
  const projects = isSwitchedOn(machine, 'OPENCODE_DISABLE_PROJECT_CONFIG') ? [] : chains;
  return [
    ...both(openCodeFolders(machine).config, 'user'),
    ...projects.flatMap((chain) =>
      // A workspace inside the home folder does not make `~/.opencode` its project's.
      chain
        .toReversed()
        .flatMap((folder) => both(rules.join(folder, '.opencode'), folder === machine.home ? 'user' : 'project')),
    ),
    ...both(rules.join(machine.home, '.opencode'), 'user'),
    ...(custom === '' ? [] : both(custom, 'configured')),
  ];
}

function configuredRoots(options: SkillRootsOptions, file: string): SkillRoot[] {
  const { machine, workspaceFolders } = options;
  const rules = pathRules(machine);
  const foldersOf = (written: string): readonly string[] => {
    if (/^~[/\\]/.test(written)) return [rules.join(machine.home, written.slice(2))];
    if (rules.isAbsolute(written)) return [written];
    return workspaceFolders.map((folder) => rules.resolve(folder, written));
  };
  return options
    .configuredPaths(file)
    .flatMap(foldersOf)
    .map((folder) => ({ folder, origin: 'configured' }));
}

function distinctFolders(roots: readonly SkillRoot[]): SkillRoot[] {
  const seen = new Set<string>();
  return roots.filter(({ folder }) => !seen.has(folder) && seen.add(folder));
}
