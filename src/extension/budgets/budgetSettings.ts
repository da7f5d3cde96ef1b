import type { BudgetLimits } from '../../core/budgets/budgetLimits.ts';
import type { NanoDollars } from '../../core/model/money.ts';
import { nanoDollars } from '../../core/model/money.ts';

/** What the user set about budgets. */
export interface BudgetSettings {
  readonly limits: BudgetLimits;
  /** Whether crossings are told. */
  readonly notify: boolean;
}

/** The settings as found: nothing about their types can be trusted. */
export interface RawBudgets {
  readonly daily: unknown;
  readonly weekly: unknown;
  readonly monthly: unknown;
  readonly workspaceDaily: unknown;
  readonly workspaceWeekly: unknown;
  readonly workspaceMonthly: unknown;
  readonly sessionQuota: unknown;
  /** Percent. */
  readonly warnAt: unknown;
  readonly notify: unknown;
  readonly runawayFactor: unknown;
  readonly repeatedCalls: unknown;
}

const standardWarnAt = 75;
const standardFactor = 5;
const standardCalls = 6;

/** Reads the budgets whatever a hand-edited file holds: an amount that makes no sense is no budget. */
export function budgetSettings(raw: RawBudgets): BudgetSettings {
  return {
    limits: {
      amounts: {
        everywhere: { day: amount(raw.daily), week: amount(raw.weekly), month: amount(raw.monthly) },
        workspace: {
          day: amount(raw.workspaceDaily),
          week: amount(raw.workspaceWeekly),
          month: amount(raw.workspaceMonthly),
        },
      },
      sessionQuota: amount(raw.sessionQuota),
      warnAt: numberIn(raw.warnAt, 1, 100, standardWarnAt) / 100,
      runawayFactor: numberIn(raw.runawayFactor, 0, 1_000_000, standardFactor),
      repeatedCalls: Math.floor(numberIn(raw.repeatedCalls, 0, 1_000_000, standardCalls)),
    },
    notify: raw.notify !== false,
  };
}

function amount(dollars: unknown): NanoDollars {
  return nanoDollars(dollars) ?? 0;
}

function numberIn(value: unknown, minimum: number, maximum: number, standard: number): number {
  return typeof value === 'number' && value >= minimum && value <= maximum ? value : standard;
}
