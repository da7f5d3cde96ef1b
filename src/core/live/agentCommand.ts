import type { AgentName } from './agentProcess.ts';

const binary = /^\.?(opencode|omp)(\.exe)?$/i;
const runtimes = /^(node|bun|deno)(\.exe)?$/i;
/** The npm packages, or the sources. Not any folder of that name: people keep projects in such folders. */
const launchers: readonly (readonly [AgentName, RegExp])[] = [
  ['opencode', /[\\/](opencode-ai[\\/]bin|packages[\\/]opencode[\\/]src)[\\/][^\\/]+$/i],
  ['omp', /[\\/](@oh-my-pi|packages)[\\/](pi-)?coding-agent[\\/](src|dist|bin)[\\/][^\\/]+$/i],
];

/** A command line of an agent, taken apart. */
export interface AgentCommand {
  readonly agent: AgentName;
  /** The words after the program, and after its script where a runtime runs it. */
  readonly args: readonly string[];
}

/** The agent a command line starts: its binary, or a JavaScript runtime that runs its launcher; null for any other. */
export function agentCommand(argv: readonly string[]): AgentCommand | null {
  const [program = '', script = '', ...rest] = argv;
  const direct = binaryName(program);
  if (direct !== null) return { agent: direct, args: argv.slice(1) };
  if (!runtimes.test(baseName(program))) return null;
  const launched = binaryName(script) ?? launchers.find(([, pattern]) => pattern.test(script))?.[0] ?? null;
  return launched === null ? null : { agent: launched, args: rest };
}

function binaryName(path: string): AgentName | null {
  const name = binary.exec(baseName(path))?.[1]?.toLowerCase();
  return name === 'opencode' || name === 'omp' ? name : null;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
