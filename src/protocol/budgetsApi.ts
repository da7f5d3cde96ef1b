import type { BudgetLimits } from '../core/budgets/budgetLimits.ts';
import type { BudgetReport } from '../core/budgets/budgetReport.ts';

/** How spending stands against the user's limits. */
export interface BudgetsApi {
  budgets(limits: BudgetLimits, signal?: AbortSignal): Promise<BudgetReport>;
}
