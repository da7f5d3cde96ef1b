import { describe, expect, it } from 'vitest';
import { dataState, worstFailure } from '../../../src/extension/store/dataState.ts';
import { failed, source } from './support/samples.ts';

describe('the state of the data', () => {
  it.each([
    ['loading', 'running', undefined],
    ['loading', 'running', [source({ state: 'loading', sessions: 0 })]],
    ['noData', 'running', []],
    ['noData', 'running', [failed('not-found')]],
    ['unreadable', 'running', [failed('not-found'), failed('permission-denied')]],
    ['empty', 'running', [source({ sessions: 0 })]],
    ['empty', 'running', [failed('empty')]],
    ['ready', 'running', [failed('corrupt'), source()]],
    ['ready', 'stopped', [source()]],
    ['stopped', 'stopped', undefined],
    ['loading', 'restarting', undefined],
  ] as const)('is %s', (state, worker, sources) => expect(dataState(worker, sources)).toBe(state));

  it('tells of the broken source, not of the one that is just not there', () => {
    expect(worstFailure([failed('not-found'), source(), failed('busy')])?.failure.reason).toBe('busy');
    expect(worstFailure([failed('not-found'), failed('empty')])).toBeUndefined();
  });
});
