import { windowOf } from '../../../core/reports/omp/callWindow.ts';
import { dashboardStats } from '../../../core/reports/omp/dashboardStats.ts';
import { ompTab } from '../../../core/reports/omp/ompTab.ts';
import type { MessageStats } from '../../../core/reports/omp/ompStats.ts';
import type { RequestDetail, SyncResult } from '../../../core/reports/omp/ompTabReport.ts';
import { callById } from '../../../core/reports/omp/recentCalls.ts';
import { filterKey } from '../../../core/reports/panel/panelFilter.ts';
import type { OmpApi } from '../../../protocol/ompApi.ts';
import type { OmpTab } from '../../../protocol/tabs/ompTab.ts';
import type { LogReader } from '../../sources/ompLogs/logReader.ts';
import { terminalSessions } from '../../sources/ompLogs/terminalSessions.ts';
import type { Desk } from '../desk.ts';
import { lineOf, withLine } from '../ompLines.ts';

/** What the area needs of the service besides reports. */
export interface OmpAreaOptions {
  /** By the path of their source. */
  readonly readers: () => ReadonlyMap<string, LogReader>;
  /** Looks at every log now. */
  readonly sync: () => Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** oh-my-pi's figures: for the tab, for other extensions, and one call in full. */
export function ompArea({ report }: Desk, { readers, sync, env }: OmpAreaOptions): OmpApi & OmpTab {
  const readerOf = (source: string): LogReader | undefined => readers().get(source);
  const everything = windowOf({ range: 'all', agents: 'omp', semantics: 18 }, 0);
  const count = (): Promise<number> =>
    report('omp count', undefined, ({ ledger, context }) => dashboardStats(ledger, context, everything)).then(
      ({ overall }) => overall.totalRequests,
    );
  const filesRead = (): number => [...readers().values()].reduce((sum, reader) => sum + reader.filesRead, 0);
  const syncNow = async (): Promise<SyncResult> => {
    const [before, read] = [await count(), filesRead()];
    await sync();
    const totalMessages = await count();
    return { processed: Math.max(0, totalMessages - before), files: filesRead() - read, totalMessages };
  };
  const detailOf = (id: string, signal: AbortSignal | undefined): Promise<RequestDetail | null> =>
    report(`omp request ${id}`, signal, ({ ledger, context }) => {
      const call = callById(ledger, context, id);
      if (call === null) return null;
      const entry = lineOf(call, readerOf);
      return { call: withLine(call, entry, readerOf), line: entry === null ? '' : JSON.stringify(entry, null, 2) };
    });
  return {
    ompStats: (query, signal) =>
      report(`omp ${JSON.stringify(query)}`, signal, ({ ledger, context }) =>
        dashboardStats(ledger, context, windowOf(query, context.now)),
      ),
    ompSync: syncNow,
    ompTerminals: () => Promise.resolve(terminalSessions(readers(), env)),
    ompTab: async (query, signal) => {
      const figures = await report(`omp tab ${query.agents} ${filterKey(query.filter)}`, signal, (moment) => {
        const made = ompTab(moment.ledger, moment.context, query);
        const full = (calls: typeof made.recent): readonly MessageStats[] =>
          calls.map((call) => withLine(call, lineOf(call, readerOf), readerOf));
        return { ...made, recent: full(made.recent), errors: full(made.errors) };
      });
      return { ...figures, detail: query.detail === '' ? null : await detailOf(query.detail, signal) };
    },
    ompSyncNow: syncNow,
  };
}
