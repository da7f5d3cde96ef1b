import { dollars } from '../core/model/money.ts';
import { totalTokens } from '../core/model/tokenUsage.ts';
import type { ReportFilter } from '../core/reports/filter/reportFilter.ts';
import type { ReportContext } from '../core/reports/reportContext.ts';
import { totalsWithCopies } from '../core/reports/totalsWithCopies.ts';
import type { Ledger } from '../core/usage/ledger.ts';
import type { UsageTotals } from './usageTotals.ts';

/** The part of the totals that changes when copies are counted as requests. */
export function totalsCountingCopies(
  ledger: Ledger,
  context: ReportContext,
  filter: ReportFilter,
): Pick<UsageTotals, 'requests' | 'tokens' | 'cost' | 'recordedCost' | 'computedCost'> {
  const { requests, tokens, recorded } = totalsWithCopies(ledger, context, filter);
  const cost = dollars(recorded);
  return { requests, tokens: { ...tokens, total: totalTokens(tokens) }, cost, recordedCost: cost, computedCost: 0 };
}
