import type { PricesReport } from '../core/reports/pricesReport.ts';

/** Where the prices come from. */
export interface PricesApi {
  /** Which prices the figures are made from, and which models have none. */
  prices(signal?: AbortSignal): Promise<PricesReport>;
}
