import type { LedgerReport } from '../../core/reports/ledger/ledgerReport.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';

/** What the Ledger tab asks. */
export interface LedgerTab {
  ledger(filter: PanelFilter, signal?: AbortSignal): Promise<LedgerReport>;
}
