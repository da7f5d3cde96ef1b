import type { Output } from './output.ts';

/** One command of the program. */
export interface Command {
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** What `--help` after the command prints. */
  readonly help: string;
  /** Runs it with the arguments after its name; resolves to the exit code. */
  run(args: readonly string[], output: Output, version: () => string): Promise<number>;
}
