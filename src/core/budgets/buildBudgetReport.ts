import type { ModelId } from '../model/modelId.ts';
import type { NanoDollars } from '../model/money.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { localDay, startOfDayAfter } from '../reports/calendar.ts';
import { groundworkOf } from '../reports/groundwork.ts';
import { scopeFilter } from '../reports/scopeFilter.ts';
import type { SessionSummary } from '../reports/sessionList.ts';
import type { Ledger } from '../usage/ledger.ts';
import type { BudgetLimits } from './budgetLimits.ts';
import { budgetsOf } from './budgetLimits.ts';
import { worstLevel } from './budgetLevel.ts';
import type { BudgetReport } from './budgetReport.ts';
import { BudgetSum } from './budgetSum.ts';
import type { RepeatedCall } from './repeatedCalls.ts';
import { repeatedCalls } from './repeatedCalls.ts';
import { sessionQuotaState } from './sessionQuotaState.ts';
import type { SpendRunaway } from './spendRunaway.ts';
import { spendWindowMs, spendWindows, unusualSpending } from './spendRunaway.ts';
import { scanSpending } from './spendScan.ts';

/** What the report needs besides the usage itself. */
export interface BudgetQuestion {
  readonly limits: BudgetLimits;
  /** The newest session, as the status bar shows it. */
  readonly session: SessionSummary | null;
  /** Quota of a session with the model, as the price list has it. */
  readonly sessionQuota: (model: ModelId) => NanoDollars | null;
}

/** How spending stands against every limit the user set, and whether it runs away. Reads each request once. */
export function buildBudgetReport(ledger: Ledger, context: ReportContext, question: BudgetQuestion): BudgetReport {
  const { now, timeZone, weekStart, costing, hasWorkspace } = context;
  const { limits } = question;
  const known = groundworkOf(ledger).known;
  const inWorkspace = scopeFilter(ledger, known, context, 'workspace');
  const sums = budgetsOf(limits, hasWorkspace).map((budget) => ({
    sum: new BudgetSum(budget, { now, timeZone, weekStart }),
    workspaceOnly: budget.scope === 'workspace',
  }));
  const day = localDay(now, timeZone).range;
  const today = { spent: 0, unpricedRequests: 0 };
  const windows = new Float64Array(spendWindows);
  const newest = new Map<number, NanoDollars>();
  const from = Math.min(now - spendWindowMs * spendWindows + 1, day.from, ...sums.map(({ sum }) => sum.range.from));
  scanSpending(ledger, costing, { from, to: startOfDayAfter(now, timeZone, 1) }, (spending) => {
    const here = inWorkspace[spending.session] === 1;
    for (const { sum, workspaceOnly } of sums) if (here || !workspaceOnly) sum.add(spending);
    if (spending.time >= day.from) {
      today.spent += spending.amount;
      if (spending.unpriced) today.unpricedRequests++;
    }
    const window = Math.max(0, Math.floor((now - spending.time) / spendWindowMs));
    if (window >= spendWindows) return;
    windows[window] = (windows[window] ?? 0) + spending.amount;
    if (window === 0) newest.set(spending.session, (newest.get(spending.session) ?? 0) + spending.amount);
  });
  const nameOf = (session: number): { readonly sessionId: string; readonly title: string } => ({
    sessionId: ledger.pools.sessionIds.text(session),
    title: known.get(session)?.session.title ?? '',
  });
  const repeated = (): RepeatedCall | null => {
    const run = repeatedCalls(ledger, now, limits.repeatedCalls);
    if (run === null) return null;
    return { ...nameOf(run.session), tool: ledger.pools.tools.text(run.tool), count: run.count };
  };
  const runaway = (): SpendRunaway | null => {
    const unusual = unusualSpending(windows, limits.runawayFactor);
    const [most] = [...newest].sort((a, b) => b[1] - a[1]);
    return unusual === null || most === undefined ? null : { ...unusual, ...nameOf(most[0]) };
  };
  const budgets = sums.map(({ sum }) => sum.state(limits.warnAt));
  const session = sessionQuotaState(question);
  return {
    revision: context.revision,
    asOf: context.asOf,
    now,
    timeZone,
    budgets,
    today,
    sessionQuota: limits.sessionQuota,
    session,
    runaway: runaway(),
    repeated: repeated(),
    // A quota nobody set is there to be looked at, not to be warned of.
    level: worstLevel([...budgets, ...(session?.from === 'setting' ? [session] : [])].map(({ level }) => level)),
  };
}
