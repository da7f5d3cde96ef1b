import type { NanoDollars } from '../model/money.ts';
import type { TimeRange } from '../reports/overview.ts';
import type { Budget } from './budget.ts';
import type { BudgetLevel } from './budgetLevel.ts';
import type { Forecast } from './forecast.ts';
import type { Outlook } from './outlook.ts';
import type { RepeatedCall } from './repeatedCalls.ts';
import type { SpendRunaway } from './spendRunaway.ts';

/** How one budget stands in the period that contains now. */
export interface BudgetState {
  /** Of `budgetId`. */
  readonly id: string;
  readonly budget: Budget;
  readonly range: TimeRange;
  /** ISO date of the period's first day. */
  readonly date: string;
  readonly spent: NanoDollars;
  /** Requests of the period nobody has a price for: they are in no amount. */
  readonly unpricedRequests: number;
  /** Spent part of the limit; above 1 when over. */
  readonly share: number;
  readonly level: BudgetLevel;
  readonly forecast: Forecast | null;
  readonly outlook: Outlook;
  /** Amounts of the period's hours (a day) or days, up to the one under way. */
  readonly buckets: readonly NanoDollars[];
  readonly bucketCount: number;
  /** ISO date of each of the whole period's days, or date and time (`2026-11-20T15:00`) of its hours. */
  readonly bucketDates: readonly string[];
}

/** How the newest session stands against its quota. */
export interface SessionQuotaState {
  readonly sessionId: string;
  readonly title: string;
  /** Its sub-agents included. */
  readonly spent: NanoDollars;
  readonly limit: NanoDollars;
  readonly share: number;
  readonly level: BudgetLevel;
  /** Who set the limit: the user's setting, or the price list's quota of the model. */
  readonly from: 'setting' | 'prices';
}

/** What was spent today, whether there is a budget for it or not. */
export interface SpentToday {
  readonly spent: NanoDollars;
  /** Requests nobody has a price for: they are in no amount. */
  readonly unpricedRequests: number;
}

/** Everything there is to say about spending and its limits. */
export interface BudgetReport {
  readonly revision: number;
  /** ms since the epoch of the last successful read, 0 before the first. */
  readonly asOf: number;
  /** ms since the epoch. */
  readonly now: number;
  readonly timeZone: string;
  readonly budgets: readonly BudgetState[];
  readonly today: SpentToday;
  /** The user's own limit of any session; 0 leaves it to the price list's quota of the model. */
  readonly sessionQuota: NanoDollars;
  readonly session: SessionQuotaState | null;
  readonly runaway: SpendRunaway | null;
  readonly repeated: RepeatedCall | null;
  /** The worst of what the user set: the budgets, and the session's quota when it is the setting's. */
  readonly level: BudgetLevel;
}
