import type { BudgetReport } from '../../../core/budgets/budgetReport.ts';
import type { LiveTabReport } from '../../../core/live/liveTabReport.ts';

/** What the page of the Live tab shows: what runs, and how spending stands. */
export interface LivePageReport extends LiveTabReport {
  /** null when it could not be read: that takes nothing else down. */
  readonly budgets: BudgetReport | null;
  /** When the page got it: ms of the page's own clock. */
  readonly arrived: number;
}
