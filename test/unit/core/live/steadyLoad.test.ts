import { describe, expect, it } from 'vitest';
import type { LiveProcess, LiveReport } from '../../../../src/core/live/liveReport.ts';
import { steadyLoad } from '../../../../src/core/live/steadyLoad.ts';

const megabyte = 1024 * 1024;

function report(cpu: number | null, memory: number | null, identity = '7@1'): LiveReport {
  const process: LiveProcess = {
    pid: 7,
    identity,
    agent: 'opencode',
    role: 'interactive',
    ancestors: [],
    tty: '',
    directory: '/repo',
    started: 1,
    cpu,
    memoryBytes: memory === null ? null : memory * megabyte,
    commandLine: 'opencode',
  };
  return { asOf: 1, demo: false, trouble: null, serverTrouble: '', sessions: [], unmatched: [process] };
}

describe('a load', () => {
  it.each([
    ['rests', report(1, 400), report(1, 400), true],
    ['stirs', report(0, 400), report(2, 407), true],
    ['rises', report(0, 400), report(3, 400), false],
    ['falls', report(60, 400), report(1, 400), false],
    ['needs more memory', report(1, 400), report(1, 409), false],
    ['is known for the first time', report(null, 400), report(0, 400), false],
    ['cannot be told any more', report(1, 400), report(1, null), false],
    ['is of another process with the same number', report(1, 400), report(2, 400, '7@9'), false],
  ])('%s', (_, before, now, stays) => {
    const [shown] = steadyLoad(before, now).unmatched;
    expect(shown).toEqual((stays ? before : now).unmatched[0]);
  });
});
