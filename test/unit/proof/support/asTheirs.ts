import { expect } from 'vitest';
import { dollars } from '../../../../src/core/model/money.ts';
import type { Usage } from '../../../../src/core/reports/usage/usage.ts';
import type { GoldenRow } from './goldens.ts';

/** The figures both know, in ocmonitor's shape: its total is ours without reasoning. */
export function asTheirs({ figures }: Usage): GoldenRow {
  const { input, output, cacheRead, cacheWrite } = figures.tokens;
  return {
    sessions: figures.sessions,
    interactions: figures.requests,
    tokens: {
      input,
      output,
      cache_write: cacheWrite,
      cache_read: cacheRead,
      total: input + output + cacheRead + cacheWrite,
    },
    cost: expect.closeTo(dollars(figures.cost.amount), 7) as number,
  };
}

/** The figures of one of its rows, without what else stands there. */
export function figuresOf({ sessions, interactions, tokens, cost }: GoldenRow): GoldenRow {
  return { sessions, interactions, tokens, cost };
}
