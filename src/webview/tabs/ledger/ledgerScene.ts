import type { LedgerReport } from '../../../core/reports/ledger/ledgerReport.ts';
import type { Scene } from '../tab.ts';
import type { LedgerOptions } from './ledgerOptions.ts';

/** What the Ledger's parts are drawn from. */
export type LedgerScene = Scene<LedgerReport, LedgerOptions>;
