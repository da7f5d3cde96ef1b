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
export function sumFigures(parts: readonly Figures[]): Figures {
  return parts.reduce(plus, noFigures);
}

function plus(a: Figures, b: Figures): Figures {
  const requests = a.requests + b.requests;
  return {
    cost: {
      amount: a.cost.amount + b.cost.amount,
      basis: basisOf(bitsOf(a.cost.basis) | bitsOf(b.cost.basis)),
      unpricedRequests: a.cost.unpricedRequests + b.cost.unpricedRequests,
      recorded: a.cost.recorded + b.cost.recorded,
      computed: a.cost.computed + b.cost.computed,
    },
    requests,
    failedRequests: a.failedRequests + b.failedRequests,
    errors: a.errors + b.errors,
    copies: a.copies + b.copies,
    sessions: a.sessions + b.sessions,
    tokens: {
      input: a.tokens.input + b.tokens.input,
      output: a.tokens.output + b.tokens.output,
      reasoning: a.tokens.reasoning + b.tokens.reasoning,
      cacheRead: a.tokens.cacheRead + b.tokens.cacheRead,
      cacheWrite: a.tokens.cacheWrite + b.tokens.cacheWrite,
    },
  };
}
