import type { ModelId } from '../model/modelId.ts';
import type { CostMode } from '../pricing/costMode.ts';
import type { KnownPrice } from '../pricing/modelPrice.ts';
import type { Cost } from '../usage/cost.ts';

/** A model that was used and whose price nobody knows. */
export interface UnpricedModel {
  readonly model: ModelId;
  /** Requests without an amount. */
  readonly requests: number;
  /** Their tokens, of all five kinds. */
  readonly tokens: number;
}

/** A model that was used and what it costs. */
export interface PricedModel {
  readonly model: ModelId;
  readonly requests: number;
  /** Where the price was read. */
  readonly source: string;
  readonly price: KnownPrice;
}

/** Which prices the figures were made from. */
export interface PricesReport {
  readonly revision: number;
  readonly mode: CostMode;
  /** Day of release of the bundled catalogue, ISO. */
  readonly catalogueDate: string;
  readonly catalogueVersion: string;
  /** Most tokens first. */
  readonly unpriced: readonly UnpricedModel[];
  /** By name. */
  readonly used: readonly PricedModel[];
  /** What everything cost, or would have, by each way to count. */
  readonly totals: Readonly<Record<CostMode, Cost>>;
}
