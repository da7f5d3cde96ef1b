import type { BudgetMonitor } from '../budgets/budgetMonitor.ts';
import type { WorkerApi } from '../../protocol/workerApi.ts';
import { liveContent } from './livePaneContent.ts';
import type { BareContent } from './paneContent.ts';
import { dailyContent, historyContent, modelsContent } from './paneContent.ts';
import type { PaneName } from './paneName.ts';

/** Sessions the history shows: more are in the Sessions view. */
const mostSessions = 100;

/** What reading a pane takes. */
export interface PaneSources {
  readonly worker: {
    readonly api: Pick<WorkerApi, 'dailyCosts' | 'modelBreakdown' | 'live' | 'sessionGroups' | 'sessionPage'>;
  };
  readonly budgets: Pick<BudgetMonitor, 'report'>;
}

/** Reads what a pane shows. */
export async function readPane(name: PaneName, { worker, budgets }: PaneSources): Promise<BareContent> {
  const { api } = worker;
  switch (name) {
    case 'live':
      return liveContent(await api.live());
    case 'daily':
      return dailyContent(await api.dailyCosts(), budgets.report);
    case 'models':
      return modelsContent(await api.modelBreakdown());
    case 'history': {
      const query = { grouping: 'flat', sort: 'recent', filter: '', archived: false } as const;
      const [group] = await api.sessionGroups(query);
      if (group === undefined) return historyContent([], Date.now());
      const page = await api.sessionPage({ ...query, group: group.id, offset: 0, limit: mostSessions });
      return historyContent(page.sessions, Date.now());
    }
  }
}
