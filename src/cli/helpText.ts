import type { Command } from './command.ts';

/** What `--help` prints. */
export function helpText(commands: readonly Command[]): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}\n`);
  return `Usage: opencode-observatory <command> [options]

Commands:
${lines.join('')}
  -h, --help      Print this help; after a command, that command's options and examples.
  -v, --version   Print the version.

Exit codes: 0 done, 1 failed (what and the next step are on stderr), 2 wrong usage.
`;
}
