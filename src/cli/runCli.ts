import { FilterError } from '../core/reports/filter/filterError.ts';
import { AmbiguousName } from '../core/reports/ambiguousName.ts';
import { commands } from './commands.ts';
import { helpText } from './helpText.ts';
import type { Output } from './output.ts';
import { UsageError } from './usageError.ts';

/** Runs one command line; resolves to the exit code and never rejects. */
export async function runCli(args: readonly string[], output: Output, version: () => string): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) throw new UsageError('A command is missing.');
    if (name === '--help' || name === '-h') return print(output, helpText(commands));
    if (name === '--version' || name === '-v') return print(output, `${version()}\n`);
    const command = commands.find((one) => one.name === name);
    if (command === undefined) throw new UsageError(`There is no command "${name}".`);
    if (rest.includes('--help') || rest.includes('-h')) return print(output, command.help);
    return await command.run(rest, output, version);
  } catch (error) {
    return fail(error, output);
  }
}

function print(output: Output, text: string): number {
  output.out(text);
  return 0;
}

function fail(error: unknown, output: Output): number {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof AmbiguousName) {
    output.error(`${message}\n`);
    return 1;
  }
  const code = (error as { readonly code?: unknown }).code;
  const usage =
    error instanceof UsageError ||
    error instanceof FilterError ||
    (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'));
  output.error(
    `${message}\n${usage ? 'Run with --help to see what there is.' : 'Check the path and its permissions.'}\n`,
  );
  return usage ? 2 : 1;
}
