import { l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import type { SessionSort } from '../../core/reports/sessionList.ts';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import type { SessionsOptions } from '../views/sessions/sessionsOptions.ts';
import type { MoreNode } from '../views/sessions/sessionsNode.ts';
import { registerCommands } from './register.ts';

/** Commands about the list of sessions: filter, order, grouping, next page. */
export function sessionsCommands({ log, sessions, sessionsOptions: options }: Services): Disposable[] {
  return registerCommands(log, {
    [commandIds.filterSessions]: () => askForFilter(options),
    [commandIds.clearSessionFilter]: () => options.change({ filter: '' }),
    [commandIds.sortSessions]: () => askForSort(options),
    [commandIds.groupSessionsByProject]: () => options.change({ grouping: 'project' }),
    [commandIds.groupSessionsByDay]: () => options.change({ grouping: 'day' }),
    [commandIds.listSessionsFlat]: () => options.change({ grouping: 'flat' }),
    [commandIds.toggleArchivedSessions]: () => options.change({ archived: !options.query.archived }),
    [commandIds.loadMoreSessions]: (node) => (isMore(node) ? sessions.provider.loadMore(node) : undefined),
  });
}

async function askForFilter(options: SessionsOptions): Promise<void> {
  const filter = await window.showInputBox({
    title: l10n.t('Filter Sessions'),
    prompt: l10n.t('Words that title, folder, model, agent or id must contain. Empty shows all.'),
    value: options.query.filter,
  });
  if (filter !== undefined) options.change({ filter: filter.trim() });
}

async function askForSort(options: SessionsOptions): Promise<void> {
  const choices: (QuickPickItem & { readonly sort: SessionSort })[] = [
    { sort: 'recent', label: l10n.t('Last Activity'), description: l10n.t('newest first') },
    { sort: 'cost', label: l10n.t('Cost'), description: l10n.t('highest first') },
    { sort: 'requests', label: l10n.t('Requests'), description: l10n.t('most first') },
    { sort: 'title', label: l10n.t('Title'), description: l10n.t('from A to Z') },
  ];
  const marked = choices.map((choice) =>
    choice.sort === options.query.sort ? { ...choice, detail: l10n.t('Current order') } : choice,
  );
  const chosen = await window.showQuickPick(marked, { title: l10n.t('Sort Sessions By') });
  if (chosen) options.change({ sort: chosen.sort });
}

function isMore(node: unknown): node is MoreNode {
  return typeof node === 'object' && node !== null && 'kind' in node && node.kind === 'more';
}
