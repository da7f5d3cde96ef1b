import type { Output } from './output.ts';

/** What of a stream matters here. */
export interface Stream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Prints to a terminal, a file or a pipe: only a terminal has a width, and weight unless `NO_COLOR` or a dumb one forbid it. */
export function terminalOutput(out: Stream, error: Stream, env: Readonly<Record<string, string | undefined>>): Output {
  const isTerminal = out.isTTY === true;
  return {
    out: (text) => void out.write(text),
    error: (text) => void error.write(text),
    width: isTerminal ? out.columns : undefined,
    styled: isTerminal && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
  };
}
