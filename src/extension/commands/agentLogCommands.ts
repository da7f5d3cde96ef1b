import { l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { registerCommands } from './register.ts';
import { sessionArgument } from './sessionArgument.ts';

/** Sessions offered as a filter: the newest, whose lines may still be there. */
const mostSessions = 50;

interface SessionItem extends QuickPickItem {
  readonly id: string;
}

/** Commands about OpenCode's own log. */
export function agentLogCommands(services: Services): Disposable[] {
  const { log, worker, agentLog } = services;
  return registerCommands(log, {
    [commandIds.showAgentLog]: () => agentLog.show(),
    [commandIds.filterAgentLog]: async () => {
      const picked = await window.showQuickPick(items(services), { placeHolder: l10n.t('Lines of which session?') });
      if (picked !== undefined) agentLog.show(picked.id);
    },
    [commandIds.showSessionLog]: async (argument) => agentLog.show((await sessionArgument(worker, argument)).id),
  });
}

async function items({ worker }: Services): Promise<SessionItem[]> {
  const query = { grouping: 'flat', sort: 'recent', filter: '', archived: false } as const;
  const [group] = await worker.api.sessionGroups(query);
  const all: SessionItem = { label: l10n.t('All Sessions'), id: '' };
  if (group === undefined) return [all];
  const page = await worker.api.sessionPage({ ...query, group: group.id, offset: 0, limit: mostSessions });
  return [
    all,
    ...page.sessions.map(({ id, title, projectLabel }) => ({ label: title || id, description: projectLabel, id })),
  ];
}
