import { buildPricesReport } from '../../../core/reports/buildPricesReport.ts';
import type { PricesApi } from '../../../protocol/pricesApi.ts';
import { catalogueRelease } from '../../prices/catalogue.ts';
import type { Desk } from '../desk.ts';

/** Where the prices come from. */
export function pricesArea({ report }: Desk): PricesApi {
  return {
    prices: (signal) =>
      report('prices', signal, ({ ledger, context, surroundings }) =>
        buildPricesReport(ledger, context, surroundings.prices.chain, catalogueRelease),
      ),
  };
}
