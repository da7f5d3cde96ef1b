import type { AgentCommand } from './agentCommand.ts';
import type { AgentName } from './agentProcess.ts';

/** Options of each agent that take the next word as their value, where that is no option itself. */
const valued: Readonly<Record<AgentName, ReadonlySet<string>>> = {
  opencode: new Set(
    (
      '-m --model -s --session -r --resume -p --prompt --agent --port --hostname --log-level --mdns-domain --cors --dir ' +
      '--title --command --format --attach --variant -f --file'
    ).split(' '),
  ),
  omp: new Set(
    (
      '--cwd --config --add-dir --mode --fork --provider --model --smol --slow --plan --prewalk-into --plan-yolo-into ' +
      '--max-time --service-tier --api-key --system-prompt --append-system-prompt --provider-session-id ' +
      '--prompt-cache-key --session-dir --models --tools --thinking --export --hook --extension -e --trusted-extension ' +
      '--plugin-dir --skills --approval-mode --resume -r --session --profile --alias'
    ).split(' '),
  ),
};
/** Options that name the session to go on with. */
const naming: Readonly<Record<AgentName, readonly string[]>> = {
  opencode: ['-s', '--session'],
  omp: ['-r', '--resume', '--session'],
};
/** Ids as the agents make them: anything else after the option is a mistake, and no session. */
const sessionId = /^[A-Za-z0-9_-]{6,80}$/;
/** oh-my-pi also takes the path of a log, whose name ends in the id. */
const logOfSession = /(?:^|[\\/_])([A-Za-z0-9-]+)\.jsonl$/;

/** The words of a command line that are neither options nor their values. */
export function plainWords({ agent, args }: AgentCommand): readonly string[] {
  return args.filter((word, index) => !word.startsWith('-') && !valued[agent].has(args[index - 1] ?? ''));
}

/** What an option is set to, `--mode rpc` or `--mode=rpc`; null when it is not there. */
export function optionValue({ args }: AgentCommand, name: string): string | null {
  for (const [index, word] of args.entries()) {
    if (word === name) return args[index + 1] ?? null;
    if (word.startsWith('--') && word.startsWith(`${name}=`)) return word.slice(name.length + 1);
  }
  return null;
}

/** The session a command line names with an option, or null. */
export function namedSession(command: AgentCommand | null): string | null {
  if (command === null) return null;
  for (const name of naming[command.agent]) {
    const value = optionValue(command, name);
    const id = (command.agent === 'omp' ? logOfSession.exec(value ?? '')?.[1] : undefined) ?? value;
    if (id !== null && sessionId.test(id) && !id.startsWith('-')) return id;
  }
  return null;
}

/** True when the command line makes a copy of a session, or of the last one, and works in that. */
export function forks({ args }: AgentCommand): boolean {
  return args.some((word) => word === '--fork' || word.startsWith('--fork='));
}
