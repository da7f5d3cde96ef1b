import type { RequestCost } from '../../../core/pricing/costing.ts';
import type { Cost } from '../../../core/usage/cost.ts';

/** A request's cost in the shape of a sum, so that it is written and marked as every other cost. */
export function asCost({ amount, basis }: RequestCost): Cost {
  return {
    amount,
    basis,
    unpricedRequests: basis === 'unpriced' ? 1 : 0,
    recorded: basis === 'recorded' ? amount : 0,
    computed: basis === 'computed' ? amount : 0,
  };
}
