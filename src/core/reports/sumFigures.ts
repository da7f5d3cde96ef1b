import { noTokens } from '../model/tokenUsage.ts';
import { basisOf, bitsOf } from '../usage/costBasis.ts';
import type { Figures } from './figures.ts';

/** Figures of nothing: the start of every sum. */
export const noFigures: Figures = {
  cost: { amount: 0, basis: 'none', unpricedRequests: 0, recorded: 0, computed: 0 },
  requests: 0,
  failedRequests: 0,
  errors: 0,
  copies: 0,
  sessions: 0,
  tokens: noTokens,
};

/** Sum of figures that have no session in common, so that their session counts add up. */
export function sumFigures(parts: Iterable<Figures>): Figures {
  const cost = { amount: 0, recorded: 0, computed: 0, unpricedRequests: 0 };
  const count = { requests: 0, failedRequests: 0, errors: 0, copies: 0, sessions: 0 };
  const tokens = { input: 0, output: 0, reasoning: 0, cacheRead: 0, cacheWrite: 0 };
  let basis = 0;
  for (const part of parts) {
    basis |= bitsOf(part.cost.basis);
    cost.amount += part.cost.amount;
    cost.recorded += part.cost.recorded;
    cost.computed += part.cost.computed;
    cost.unpricedRequests += part.cost.unpricedRequests;
    count.requests += part.requests;
    count.failedRequests += part.failedRequests;
    count.errors += part.errors;
    count.copies += part.copies;
    count.sessions += part.sessions;
    tokens.input += part.tokens.input;
    tokens.output += part.tokens.output;
    tokens.reasoning += part.tokens.reasoning;
    tokens.cacheRead += part.tokens.cacheRead;
    tokens.cacheWrite += part.tokens.cacheWrite;
  }
  const { amount, recorded, computed, unpricedRequests } = cost;
  return {
    cost: { amount, basis: basisOf(basis), unpricedRequests, recorded, computed },
    requests: count.requests,
    failedRequests: count.failedRequests,
    errors: count.errors,
    copies: count.copies,
    sessions: count.sessions,
    tokens,
  };
}
