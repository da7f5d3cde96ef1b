import type { NanoDollars } from '../model/money.ts';
import type { PriceTier, Rates } from './rates.ts';

/** What one source says of one model; a source may know only some of it. */
export interface ModelPrice {
  /** null when the source names the model but no price. */
  readonly rates: Rates | null;
  /** Long-context rates, smallest threshold first. */
  readonly tiers: readonly PriceTier[];
  /** Tokens the model's context window holds, or null. */
  readonly contextWindow: number | null;
  /** What the user wants one session to cost at most, or null. */
  readonly sessionQuota: NanoDollars | null;
  /** Where it was read: a file's path, the catalogue, a setting. */
  readonly source: string;
}

/** One row of a price list. */
export interface PriceEntry {
  /** '' when the price holds whoever provides the model. */
  readonly provider: string;
  readonly model: string;
  readonly price: ModelPrice;
}

/** A price that names at least what it costs. */
export interface KnownPrice extends ModelPrice {
  readonly rates: Rates;
}

/** True when the source says what the model costs, be it nothing. */
export function hasRates(price: ModelPrice): price is KnownPrice {
  return price.rates !== null;
}
