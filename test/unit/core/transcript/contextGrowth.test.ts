import { describe, expect, it } from 'vitest';
import { noTokens } from '../../../../src/core/model/tokenUsage.ts';
import { growthSteps, thinSteps } from '../../../../src/core/transcript/contextGrowth.ts';
import type { NumberedRequest } from '../../../../src/core/transcript/turn.ts';
import { request } from './support.ts';

const numbered = (all: ReturnType<typeof request>[]): NumberedRequest[] =>
  all.map((one, index) => ({ number: index + 1, request: one, calls: [] }));
const tokens = (input: number, cacheRead: number, cacheWrite = 0): { tokens: typeof noTokens } => ({
  tokens: { ...noTokens, input, cacheRead, cacheWrite, output: 100 },
});
const misses = (all: ReturnType<typeof request>[]): unknown[] =>
  growthSteps(numbered(all), (_, lost) => lost).map(({ miss }) => miss && [miss.reason, miss.tokens, miss.cost]);

describe('cache misses', () => {
  it('are prompts sent before and paid for again, with why when the record tells', () => {
    expect(
      misses([
        request('r1', 0, tokens(10_000, 0, 2000)),
        request('r2', 2000, tokens(500, 12_000)),
        request('r3', 4000, tokens(13_000, 0)),
        request('r4', 6000, tokens(500, 13_000)),
        request('r5', 600_000, tokens(14_000, 0)),
      ]),
    ).toEqual([null, null, ['other', 12_500, 12_500], null, ['pause', 13_500, 13_500]]);
  });

  it('are called by a change of model, and by a compaction', () => {
    const other = { model: { providerID: 'acme', modelID: 'small' } };
    const all = [
      request('r1', 0, tokens(100, 20_000)),
      request('r2', 2000, { ...tokens(20_200, 0), ...other }),
      request('r3', 4000, { ...tokens(500, 20_000), ...other, compaction: true }),
      request('r4', 6000, { ...tokens(5000, 0), ...other }),
    ];
    expect(misses(all)).toEqual([null, ['model', 20_100, 20_100], null, ['compaction', 5000, 5000]]);
  });

  it('are none without a cache, for a small loss, or when most came from it', () => {
    expect(misses([request('r1', 0, tokens(10_000, 0)), request('r2', 1, tokens(20_000, 0))])).toEqual([null, null]);
    expect(misses([request('r1', 0, tokens(500, 400)), request('r2', 1, tokens(900, 0))])).toEqual([null, null]);
    expect(misses([request('r1', 0, tokens(0, 9000)), request('r2', 1, tokens(4000, 5000))])).toEqual([null, null]);
  });
});

describe('steps', () => {
  it('leave out what used nothing, and thin to the fullest without losing a miss or a compaction', () => {
    const all = Array.from({ length: 1000 }, (_, index) => {
      if (index === 500) return request('miss', index * 2000, tokens(60_000, 0));
      return request(`r${index}`, index * 2000, { ...tokens(100, 50_000 + index), compaction: index === 333 });
    });
    const steps = growthSteps(numbered([...all, request('failed', 3e6, { tokens: noTokens })]), () => null);
    expect(steps).toHaveLength(1000);
    const thin = thinSteps(steps, 100);
    expect(thin).toHaveLength(100);
    expect(thin[0]).toMatchObject({ first: 1, last: 10 });
    expect(thin.at(-1)).toMatchObject({ last: 1000 });
    expect(thin.filter(({ miss }) => miss !== null)).toHaveLength(1);
    expect(thin.filter(({ compaction }) => compaction)).toHaveLength(1);
    expect(thinSteps(steps, 2000)).toBe(steps);
  });
});
