import type { NanoDollars } from '../model/money.ts';

/**
 * Where an amount comes from. `mixed` is partly recorded and partly computed; `unpriced` means tokens were used and nobody
 * knows what they cost. Free and unpriced requests add nothing, so they do not change the basis of an amount.
 */
export type CostBasis = 'none' | 'recorded' | 'computed' | 'mixed' | 'free' | 'unpriced';

/** An amount together with what it is worth: a sum that leaves requests out says so. */
export interface Cost {
  /** Exactly `recorded` + `computed`. */
  readonly amount: NanoDollars;
  readonly basis: CostBasis;
  /** Counted requests that are not in `amount` because no price is known for them. */
  readonly unpricedRequests: number;
  /** The part the agent wrote down. */
  readonly recorded: NanoDollars;
  /** The part that was computed from prices. */
  readonly computed: NanoDollars;
}
