import type { ModelId } from '../../model/modelId.ts';
import type { NanoDollars } from '../../model/money.ts';
import type { RequestBasis, RequestCost } from '../../pricing/costing.ts';
import type { UnpricedModel } from '../pricesReport.ts';
import type { ReconcileReport } from '../reconcile/reconcileReport.ts';

/** The requests whose cost rests on the same. */
export interface BasisShare {
  readonly basis: RequestBasis;
  readonly requests: number;
  readonly tokens: number;
  /** 0 for free and unpriced ones. */
  readonly amount: NanoDollars;
}

/** One request and where its cost comes from. */
export interface TracedRequest {
  readonly sessionId: string;
  readonly sessionTitle: string;
  /** ms since the epoch. */
  readonly created: number;
  readonly model: ModelId;
  readonly tokens: number;
  readonly cost: RequestCost;
  /** Path of the source it stands in. */
  readonly source: string;
  /** The price list that knows its model, '' when none does. */
  readonly priceSource: string;
}

/** Where a range's total comes from: what others would say, on what it rests, what is not in it, and the newest requests. */
export interface LedgerReport {
  readonly revision: number;
  /** ms since the epoch. */
  readonly asOf: number;
  readonly demo: boolean;
  readonly reconcile: ReconcileReport;
  /** All four, in the order recorded, computed, free, unpriced. */
  readonly bases: readonly BasisShare[];
  /** Models of the range without a price, most tokens first. */
  readonly unpriced: readonly UnpricedModel[];
  /** The newest requests of the range, newest first. */
  readonly newest: readonly TracedRequest[];
  /** Newest request of any time that the filter's other questions let through (ms since the epoch), 0 without one. */
  readonly newestRequest: number;
  /** Sessions in all sources, whatever the filter. */
  readonly sessionsEverywhere: number;
  /** Day of release of the bundled price catalogue, ISO. */
  readonly catalogueDate: string;
}
