import type { NanoDollars } from '../model/money.ts';

/** The calendar periods a budget can hold for. */
export type BudgetPeriod = 'day' | 'week' | 'month';

/** Whose spending a budget limits: everybody's on this machine, or that of the open workspace. */
export type BudgetScope = 'everywhere' | 'workspace';

/** What may be spent in each calendar period of one kind. */
export interface Budget {
  readonly scope: BudgetScope;
  readonly period: BudgetPeriod;
  /** Above zero. */
  readonly limit: NanoDollars;
}

/** Every period, shortest first: the order budgets are shown in. */
export const budgetPeriods: readonly BudgetPeriod[] = ['day', 'week', 'month'];

/** Names a budget among all others, whatever its limit. */
export function budgetId({ scope, period }: Budget): string {
  return `${scope}:${period}`;
}
