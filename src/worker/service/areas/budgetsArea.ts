import { buildBudgetReport } from '../../../core/budgets/buildBudgetReport.ts';
import { buildStatus } from '../../../core/reports/buildStatus.ts';
import type { BudgetsApi } from '../../../protocol/budgetsApi.ts';
import type { Desk } from '../desk.ts';

/** How spending stands against the user's limits. */
export function budgetsArea({ report }: Desk): BudgetsApi {
  return {
    budgets: (limits, signal) =>
      report(`budgets ${JSON.stringify(limits)}`, signal, ({ ledger, context, surroundings, forest }) =>
        buildBudgetReport(ledger, context, {
          limits,
          session: buildStatus(ledger, context, forest()).session,
          sessionQuota: (model) => surroundings.prices.chain.sessionQuota(model),
        }),
      ),
  };
}
