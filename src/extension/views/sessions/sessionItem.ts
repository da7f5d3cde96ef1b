import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { cleanLine } from '../../../core/format/cleanLine.ts';
import { commandIds } from '../../manifest/commandIds.ts';
import { itemTags } from '../../manifest/itemTags.ts';
import { sessionDescription, sessionLabel } from './sessionDescription.ts';
import { sessionIcon } from './sessionIcon.ts';
import type { SessionNode } from './sessionsNode.ts';

/** Longest title in a row, in letters: in a side bar of usual width the cost must still fit beside it. */
const maximumTitle = 24;

/** The row of a session; its hover is made only when asked for. */
export function sessionItem({ summary }: SessionNode, now: number): TreeItem {
  const { None, Collapsed } = TreeItemCollapsibleState;
  const label = sessionLabel(summary);
  const item = new TreeItem(cleanLine(label, maximumTitle), summary.children.length > 0 ? Collapsed : None);
  item.id = `session:${summary.id}`;
  item.description = sessionDescription(summary, now);
  item.iconPath = sessionIcon(summary);
  item.command = { command: commandIds.inspectSession, title: l10n.t('Inspect Session'), arguments: [summary.id] };
  item.accessibilityInformation = { label: `${label}, ${item.description}`, role: 'treeitem' };
  item.contextValue = [
    itemTags.session,
    summary.parentId === '' ? '' : itemTags.subagent,
    summary.archived ? itemTags.archived : '',
    summary.directory === '' ? '' : itemTags.folder,
  ].join('');
  return item;
}
