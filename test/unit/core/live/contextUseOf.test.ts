import { expect, test } from 'vitest';
import { contextUseOf } from '../../../../src/core/live/contextUseOf.ts';

const request = { sessionId: 'a', model: { providerID: 'p', modelID: 'm' }, tokens: 25_500 };

test.each([
  [200_000, 13],
  [25_500, 100],
  [20_000, 127],
  [10_000_000, 0],
])('of a window of %d tokens 25,500 are %d percent, rounded as the agent does', (tokens, percent) => {
  expect(contextUseOf(request, { tokens, source: '/models.json' })).toEqual({
    ...request,
    limit: tokens,
    percent,
    limitSource: '/models.json',
  });
});

test('without a limit, or with an impossible one, there is no percent', () => {
  for (const limit of [null, { tokens: 0, source: 'x' }, { tokens: -1, source: 'x' }]) {
    expect(contextUseOf(request, limit)).toEqual({ ...request, limit: null, percent: null, limitSource: '' });
  }
});
