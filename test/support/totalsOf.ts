import type { UsageTotals } from '../../src/cli/usageTotals.ts';
import { usageTotals } from '../../src/cli/usageTotals.ts';
import { noFilter } from '../../src/core/reports/filter/reportFilter.ts';
import type { Ledger } from '../../src/core/usage/ledger.ts';
import { markCopies } from '../../src/core/usage/markCopies.ts';
import { reportContext } from './ledgerBuilder.ts';

/** The totals of a whole ledger, as `stats` prints them. */
export function totalsOf(ledger: Ledger): UsageTotals {
  markCopies(ledger);
  return usageTotals(ledger, reportContext(), noFilter);
}
