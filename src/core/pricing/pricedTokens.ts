import type { TokenUsage } from '../model/tokenUsage.ts';

/** Tokens as a price list charges for them. */
export interface PricedTokens extends TokenUsage {
  /** The part of `cacheWrite` that is kept for an hour: it costs twice the input, whatever the list says of cache writes. */
  readonly longCacheWrite?: number;
}
