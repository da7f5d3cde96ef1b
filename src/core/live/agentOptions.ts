/** Options of OpenCode and oh-my-pi that take the next word as their value. */
const valued = new Set([
  '-m',
  '--model',
  '-s',
  '--session',
  '-r',
  '--resume',
  '-p',
  '--prompt',
  '--agent',
  '--port',
  '--hostname',
  '--log-level',
  '--mdns-domain',
  '--cors',
  '--dir',
  '--title',
  '--command',
  '--format',
  '--attach',
  '--variant',
  '-f',
  '--file',
]);
/** Ids as the agents make them: anything else after the option is a mistake, and no session. */
const sessionId = /^[A-Za-z0-9_-]{6,80}$/;

/** The words of a command line that are neither options nor their values. */
export function plainWords(args: readonly string[]): readonly string[] {
  return args.filter((word, index) => !word.startsWith('-') && !valued.has(args[index - 1] ?? ''));
}

/** The session a command line names with `-s` or `--session`, or null. */
export function namedSession(args: readonly string[]): string | null {
  for (const [index, word] of args.entries()) {
    const joined = /^--session=(.+)$/.exec(word)?.[1];
    const id = joined ?? (word === '-s' || word === '--session' ? args[index + 1] : undefined);
    if (id !== undefined && sessionId.test(id)) return id;
  }
  return null;
}

/** True when the command line makes a copy of the session it names, or of the last one, and works in that. */
export function forks(args: readonly string[]): boolean {
  return args.includes('--fork');
}
