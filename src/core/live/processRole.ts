import { agentCommand, type AgentCommand } from './agentCommand.ts';
import { optionValue, plainWords } from './agentOptions.ts';
import type { AgentProcess } from './agentProcess.ts';

/**
 * What a process is there for: `interactive` has a user in front of it, `run` does one prompt, `server` works for clients,
 * `client` shows what a server does. The others hold no session: a `wrapper` only started the real one, a `child` was
 * started by another agent (a language server, a helper), a `command` prints something and ends.
 */
export type ProcessRole = 'interactive' | 'run' | 'server' | 'client' | 'wrapper' | 'child' | 'command';

const servers = ['serve', 'web', 'acp'];
const commands = (
  'agent auth completion console db debug export generate github import login logout mcp models pm pr providers ' +
  'session stats uninstall upgrade'
).split(' ');
/** oh-my-pi takes prompts as plain words: only these are something else. */
const ompCommands = (
  'agents auth-broker auth-gateway bench browser-relay cleanse collab commit complete completions compress config ' +
  'dry-balance gallery gc git grep grievances if-bench images install models plugin ps read render say setup share ' +
  'shell ssh stats tiny-models token ttsr update usage web-search worktree'
).split(' ');
const ompServers = ['acp', 'rpc', 'rpc-ui'];
/** A runtime's own way to run a file: language servers are started so, by OpenCode's binary itself. */
const script = /^(?:\/|[a-z]:[\\/])\S*\.[cm]?[jt]s$/i;

/** The role of each process, by its number. */
export function processRoles(processes: readonly AgentProcess[]): ReadonlyMap<number, ProcessRole> {
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  const wrappers = new Set(processes.flatMap((process) => wrapperOf(process, byPid)?.pid ?? []));
  return new Map(
    processes.map((process) => {
      if (wrappers.has(process.pid)) return [process.pid, 'wrapper'];
      const isChild = process.ancestors.some((pid) => byPid.has(pid) && !wrappers.has(pid));
      return [process.pid, isChild ? 'child' : roleOf(process)];
    }),
  );
}

/** True for a process that nobody sits in front of: hidden until asked for. */
export function isBackground(role: ProcessRole): boolean {
  return role !== 'interactive' && role !== 'client';
}

/** True for a process that may be at work on a session of its own. */
export function mayHoldSession(role: ProcessRole): boolean {
  return role === 'interactive' || role === 'client' || role === 'run';
}

function roleOf({ argv }: AgentProcess): ProcessRole {
  const command = agentCommand(argv);
  if (command === null) return 'command';
  const [first = '', second = ''] = plainWords(command);
  if (command.agent === 'omp') return ompRoleOf(command, first);
  if (first === 'run') return script.test(second) ? 'child' : 'run';
  if (first === 'attach') return 'client';
  if (servers.includes(first)) return 'server';
  return commands.includes(first) ? 'command' : 'interactive';
}

function ompRoleOf(command: AgentCommand, first: string): ProcessRole {
  const mode = optionValue(command, '--mode') ?? '';
  if (ompServers.includes(mode) || first === 'acp') return 'server';
  if (command.args.some((word) => word === '-p' || word === '--print') || mode === 'json') return 'run';
  return ompCommands.includes(first) ? 'command' : 'interactive';
}

/** The parent of a process when it only started it: the same words, behind a runtime. */
function wrapperOf(process: AgentProcess, byPid: ReadonlyMap<number, AgentProcess>): AgentProcess | null {
  const parent = byPid.get(process.ancestors[0] ?? -1);
  if (parent === undefined) return null;
  const above = agentCommand(parent.argv);
  const own = agentCommand(process.argv);
  if (above === null || own === null || above.agent !== own.agent) return null;
  const sameWords = above.args.join('\0') === own.args.join('\0');
  // An agent that starts itself anew without any words would look the same: the runtime in front tells.
  return sameWords && parent.argv.length > above.args.length + 1 ? parent : null;
}
