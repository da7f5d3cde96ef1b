import { runCli } from '../../../../src/cli/runCli.ts';

/** What a run of the program printed. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the program in this process, in a terminal of `width` columns when there is one. */
export async function runProgram(args: readonly string[], width?: number, styled = false): Promise<Run> {
  let out = '';
  let error = '';
  const output = {
    out: (text: string) => void (out += text),
    error: (text: string) => void (error += text),
    width,
    styled,
  };
  const code = await runCli(args, output, () => '1.2.3');
  return { code, out, error };
}
