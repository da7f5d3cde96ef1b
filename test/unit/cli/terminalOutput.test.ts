import { describe, expect, it } from 'vitest';
import { terminalOutput } from '../../../src/cli/terminalOutput.ts';

const stream = (isTTY?: boolean): { isTTY?: boolean; columns: number; write: () => void } => ({
  ...(isTTY === undefined ? {} : { isTTY }),
  columns: 72,
  write: () => undefined,
});

describe('where the program prints', () => {
  it.each([
    ['a terminal', true, {}, true, 72],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false, 72],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true, 72],
    ['a dumb terminal', true, { TERM: 'dumb' }, false, 72],
    ['a file or a pipe', undefined, {}, false, undefined],
  ] as const)('%s', (_, isTTY, env, styled, width) => {
    expect(terminalOutput(stream(isTTY), stream(isTTY), env)).toMatchObject({ styled, width });
  });

  it('keeps results and troubles apart', () => {
    const written: string[] = [];
    const to = (name: string): { write: (text: string) => number } => ({ write: (text) => written.push(name + text) });
    const output = terminalOutput(to('out:'), to('error:'), {});
    output.out('a');
    output.error('b');
    expect(written).toEqual(['out:a', 'error:b']);
  });
});
