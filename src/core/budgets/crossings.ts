import type { BudgetReport, BudgetState, SessionQuotaState } from './budgetReport.ts';
import type { BudgetLevel } from './budgetLevel.ts';
import type { RepeatedCall } from './repeatedCalls.ts';
import type { SpendRunaway } from './spendRunaway.ts';
import { isoDate } from '../reports/calendar.ts';

/** Something the user should be told once. */
export type Crossing =
  | { readonly kind: 'budget'; readonly key: string; readonly state: BudgetState }
  | { readonly kind: 'session'; readonly key: string; readonly state: SessionQuotaState }
  | { readonly kind: 'runaway'; readonly key: string; readonly runaway: SpendRunaway }
  | { readonly kind: 'repeated'; readonly key: string; readonly call: RepeatedCall };

/** Longest list of keys kept: far more than one user's periods and sessions of a day. */
const mostKeys = 200;

/**
 * What in the report is worth telling and was not told (`told` holds the keys of what was). The key names the limit, the
 * level and the period, so that each is told once for each, and a raised limit may be crossed again.
 */
export function newCrossings(report: BudgetReport, told: readonly string[]): readonly Crossing[] {
  const known = new Set(told);
  return allCrossings(report).filter(({ key, ...crossing }) => {
    if (known.has(key)) return false;
    // Who was told that it is over needs not be told that it is near.
    return !('state' in crossing && crossing.state.level === 'near' && known.has(key.replace(/:near$/u, ':over')));
  });
}

/** The keys to remember after these were told: the newest ones, without bound in time but not in number. */
export function rememberTold(told: readonly string[], crossings: readonly Crossing[]): readonly string[] {
  return [...new Set([...told, ...crossings.map(({ key }) => key)])].slice(-mostKeys);
}

function allCrossings(report: BudgetReport): Crossing[] {
  const { budgets, session, runaway, repeated } = report;
  const day = isoDate(report.now, report.timeZone);
  return [
    ...budgets.filter(isCrossed).map((state): Crossing => ({ kind: 'budget', key: budgetKey(state), state })),
    ...(session?.from === 'setting' && isCrossed(session)
      ? [
          {
            kind: 'session',
            key: `session:${session.sessionId}:${session.limit}:${session.level}`,
            state: session,
          } as const,
        ]
      : []),
    ...(runaway === null ? [] : [{ kind: 'runaway', key: `runaway:${runaway.sessionId}:${day}`, runaway } as const]),
    ...(repeated === null
      ? []
      : [{ kind: 'repeated', key: `repeated:${repeated.sessionId}:${repeated.tool}:${day}`, call: repeated } as const]),
  ];
}

function budgetKey({ id, budget, date, level }: BudgetState): string {
  return `${id}:${budget.limit}:${date}:${level}`;
}

function isCrossed({ level }: { readonly level: BudgetLevel }): boolean {
  return level !== 'calm';
}
