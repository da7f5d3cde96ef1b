import type { LedgerReport } from '../../../core/reports/ledger/ledgerReport.ts';
import type { PanelFilter } from '../../../core/reports/panel/panelFilter.ts';
import { costText } from '../../model/costText.ts';
import { rangeText } from '../../model/rangeText.ts';
import { defineTab } from '../tab.ts';
import { ledgerLoading } from './ledgerLoading.ts';
import type { LedgerOptions } from './ledgerOptions.ts';
import { readLedgerOptions } from './ledgerOptions.ts';
import { ledgerView } from './ledgerView.ts';

/** Where the total comes from, and why others say something else. */
export const ledgerTab = defineTab<LedgerReport, PanelFilter, LedgerOptions>({
  id: 'ledger',
  title: (t) => t('Ledger'),
  readOptions: readLedgerOptions,
  query: (filter) => filter,
  fetch: (api, filter, signal) => api.ledger(filter, signal),
  demo: ({ demo }) => demo,
  nothing: ({ reconcile, newestRequest, sessionsEverywhere }) => {
    const isEmpty = reconcile.ours.requests === 0 && reconcile.lines.length === 0;
    return isEmpty ? { newestRequest, sessionsEverywhere } : null;
  },
  spoken: ({ reconcile }, { range }, words) => {
    const lines = words.plural(reconcile.lines.length, '{0} line explains', '{0} lines explain');
    return `${rangeText(range, words)}: ${costText(reconcile.ours.cost, words).text}, ${lines}`;
  },
  skeleton: ledgerLoading,
  painter: () => ledgerView,
});
