import { budgetLevel } from './budgetLevel.ts';
import type { SessionQuotaState } from './budgetReport.ts';
import type { BudgetQuestion } from './buildBudgetReport.ts';

/** The newest session against its quota: the user's own for all sessions, else the price list's for its model; null without one. */
export function sessionQuotaState({ session, limits, sessionQuota }: BudgetQuestion): SessionQuotaState | null {
  if (session === null) return null;
  const listed = session.model === null ? null : sessionQuota(session.model);
  const limit = limits.sessionQuota > 0 ? limits.sessionQuota : (listed ?? 0);
  if (limit <= 0) return null;
  const spent = session.workflow.cost.amount;
  return {
    sessionId: session.id,
    title: session.title,
    spent,
    limit,
    share: spent / limit,
    level: budgetLevel(spent, limit, limits.warnAt),
    from: limits.sessionQuota > 0 ? 'setting' : 'prices',
  };
}
