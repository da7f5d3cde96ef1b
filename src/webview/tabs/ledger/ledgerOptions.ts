import type { DifferenceReason } from '../../../core/reports/reconcile/reconcileReport.ts';
import { differenceReasons } from '../../../core/reports/reconcile/reconcileReport.ts';

/** What the Ledger remembers of its looks. */
export interface LedgerOptions {
  /** The line whose sessions are listed. */
  readonly line: DifferenceReason;
}

/** Reads saved options, which may be anything. */
export function readLedgerOptions(saved: unknown): LedgerOptions {
  const line = typeof saved === 'object' && saved !== null && 'line' in saved ? saved.line : undefined;
  return { line: differenceReasons.find((reason) => reason === line) ?? 'copies' };
}
