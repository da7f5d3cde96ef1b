import { buildLedger } from '../../../core/reports/ledger/buildLedger.ts';
import { filterKey } from '../../../core/reports/panel/panelFilter.ts';
import { panelReportFilter } from '../../../core/reports/panel/panelReportFilter.ts';
import type { LedgerTab } from '../../../protocol/tabs/ledgerTab.ts';
import { catalogueRelease } from '../../prices/catalogue.ts';
import type { Desk } from '../desk.ts';

/** The panel's Ledger. */
export function ledgerArea({ report }: Desk): LedgerTab {
  return {
    ledger: (filter, signal) =>
      report(`ledger ${filterKey(filter)}`, signal, ({ ledger, context }) =>
        buildLedger(ledger, context, panelReportFilter(filter, context), catalogueRelease.date),
      ),
  };
}
