import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { SessionGroup } from '../../../core/reports/sessionList.ts';
import { commandIds } from '../../manifest/commandIds.ts';
import { itemTags } from '../../manifest/itemTags.ts';
import { dayName } from '../../text/dayName.ts';
import { countText } from '../../text/format.ts';
import { escapeMarkdown, hover } from '../../text/markdown.ts';
import { costText, joined, sessionsText } from '../../text/words.ts';
import { pageSize, type GroupNode, type MoreNode } from './sessionsNode.ts';

/** What a heading's row depends on beside the group itself. */
export interface GroupLook {
  readonly open: boolean;
  /** True while a filter is on: then all are open, under ids of their own, so that how they were is not forgotten. */
  readonly filtered: boolean;
  readonly timeZone: string;
}

/** The row of a heading; `now` in ms. */
export function groupItem({ group }: GroupNode, look: GroupLook, now: number): TreeItem {
  const { Expanded, Collapsed } = TreeItemCollapsibleState;
  const label = group.day === '' ? group.label : dayName(group.day, now, look.timeZone);
  const item = new TreeItem(label, look.open || look.filtered ? Expanded : Collapsed);
  item.id = `${look.filtered ? 'found' : 'group'}:${group.id}`;
  const cost = group.figures.requests === 0 ? '' : costText(group.figures.cost);
  item.description = joined([sessionsText(group.count), cost]);
  item.iconPath = new ThemeIcon(groupIcon(group));
  item.contextValue = group.folder === '' ? itemTags.group : `${itemTags.group}${itemTags.folder}`;
  item.tooltip = hover(escapeMarkdown(group.folder === '' ? label : group.folder));
  item.accessibilityInformation = { label: `${label}, ${item.description}`, role: 'treeitem' };
  return item;
}

function groupIcon(group: SessionGroup): string {
  if (group.day !== '') return 'calendar';
  return group.workspace ? 'root-folder' : 'folder';
}

/** The row that loads the next page. */
export function moreItem(node: MoreNode): TreeItem {
  const { group, sessions } = node.group;
  const left = group.count - (sessions?.length ?? 0);
  const item = new TreeItem(l10n.t('Load {0} More...', countText(Math.min(pageSize, left))));
  item.id = `more:${group.id}`;
  item.description = l10n.t('{0} not shown', countText(left));
  item.iconPath = new ThemeIcon('ellipsis');
  item.contextValue = itemTags.more;
  item.command = { command: commandIds.loadMoreSessions, title: l10n.t('Load More'), arguments: [node] };
  return item;
}
