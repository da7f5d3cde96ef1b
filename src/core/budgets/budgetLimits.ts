import type { NanoDollars } from '../model/money.ts';
import type { Budget, BudgetPeriod, BudgetScope } from './budget.ts';
import { budgetPeriods } from './budget.ts';

/** What the user wants to be told about; an amount or count of 0 means nothing. */
export interface BudgetLimits {
  readonly amounts: Readonly<Record<BudgetScope, Readonly<Record<BudgetPeriod, NanoDollars>>>>;
  /** Most one session may cost; 0 leaves it to the price list's quota of the model. */
  readonly sessionQuota: NanoDollars;
  /** Share (0..1) of a limit from which it counts as near. */
  readonly warnAt: number;
  /** How many times the usual spending of a busy quarter of an hour is a runaway. */
  readonly runawayFactor: number;
  /** How often in a row the same tool call with the same outcome is a runaway. */
  readonly repeatedCalls: number;
}

const scopes: readonly BudgetScope[] = ['everywhere', 'workspace'];

/** The budgets that are set; those of the workspace only while there is one. */
export function budgetsOf({ amounts }: BudgetLimits, hasWorkspace: boolean): readonly Budget[] {
  return scopes
    .filter((scope) => scope === 'everywhere' || hasWorkspace)
    .flatMap((scope) => budgetPeriods.map((period) => ({ scope, period, limit: amounts[scope][period] })))
    .filter(({ limit }) => limit > 0);
}
