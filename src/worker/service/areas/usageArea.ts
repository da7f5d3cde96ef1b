import { buildStatus } from '../../../core/reports/buildStatus.ts';
import { findSession } from '../../../core/reports/findSession.ts';
import { sessionGroups } from '../../../core/reports/sessionGroups.ts';
import { sessionPage } from '../../../core/reports/sessionPage.ts';
import type { UsageApi } from '../../../protocol/usageApi.ts';
import type { Desk } from '../desk.ts';

/** What was used, by whom and when: the status bar, the sessions. */
export function usageArea({ report }: Desk): UsageApi {
  return {
    status: () => report('status', undefined, ({ ledger, context, forest }) => buildStatus(ledger, context, forest())),
    sessionGroups: (query, signal) =>
      report(`groups ${JSON.stringify(query)}`, signal, ({ forest }) => sessionGroups(forest(), query)),
    sessionPage: (query, signal) =>
      report(`page ${JSON.stringify(query)}`, signal, ({ forest }) => sessionPage(forest(), query)),
    session: (id, signal) => report(`session ${id}`, signal, ({ forest }) => findSession(forest(), id)),
  };
}
