import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { McpUse } from '../../../core/mcp/mcpReport.ts';
import { commandIds } from '../../manifest/commandIds.ts';
import { itemTags } from '../../manifest/itemTags.ts';
import { ageText, countText } from '../../text/format.ts';
import { joined } from '../../text/words.ts';
import { mcpPlace, type McpNode, type McpProblemNode, type McpServerNode, type McpToolNode } from './mcpNode.ts';

/** The row of any node of the MCP view; `now` in ms. */
export function mcpItem(node: McpNode, now: number): TreeItem {
  const item = rowOf(node, now);
  const label = typeof item.label === 'string' ? item.label : '';
  item.accessibilityInformation = { label: `${label}, ${String(item.description)}`, role: 'treeitem' };
  return item;
}

function rowOf(node: McpNode, now: number): TreeItem {
  switch (node.kind) {
    case 'server':
      return serverRow(node, now);
    case 'tool':
      return toolRow(node, now);
    case 'problem':
      return problemRow(node);
  }
}

function serverRow(node: McpServerNode, now: number): TreeItem {
  const { server, tools } = node.row;
  const { Collapsed, None } = TreeItemCollapsibleState;
  const item = new TreeItem(server.name, tools.length === 0 ? None : Collapsed);
  item.id = `server:${server.name}`;
  const kinds = { local: l10n.t('local'), remote: l10n.t('remote'), unknown: l10n.t('incomplete') };
  item.description = joined([kinds[server.kind], server.enabled ? '' : l10n.t('switched off'), ...use(node.row, now)]);
  item.iconPath = serverIcon(node);
  openable(item, node);
  return item;
}

function serverIcon({ row: { server, failures } }: McpServerNode): ThemeIcon {
  if (!server.enabled) return new ThemeIcon('circle-slash', new ThemeColor('disabledForeground'));
  if (server.kind === 'unknown') return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  const icon = server.kind === 'remote' ? 'globe' : 'server-process';
  return failures > 0 ? new ThemeIcon(icon, new ThemeColor('list.warningForeground')) : new ThemeIcon(icon);
}

function toolRow({ server, tool }: McpToolNode, now: number): TreeItem {
  const item = new TreeItem(tool.name);
  item.id = `tool:${server}:${tool.name}`;
  item.description = joined(use(tool, now));
  item.iconPath = new ThemeIcon('tools');
  return item;
}

function problemRow(node: McpProblemNode): TreeItem {
  const { file, line, message } = node.problem;
  const item = new TreeItem(file.split(/[\\/]/).at(-1) || l10n.t('OPENCODE_CONFIG_CONTENT'));
  item.id = `problem:${file}`;
  item.description = l10n.t('line {0}: {1}', line, message);
  item.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  openable(item, node);
  return item;
}

function openable(item: TreeItem, node: McpNode): void {
  if (mcpPlace(node) === undefined) return;
  item.contextValue = itemTags.config;
  item.command = { command: commandIds.openMcpConfig, title: l10n.t('Open Configuration'), arguments: [node] };
}

function use({ calls, failures, lastUsed }: McpUse, now: number): string[] {
  return [
    callsText(calls),
    failures === 0 ? '' : l10n.t('{0} failed', countText(failures)),
    lastUsed === 0 ? '' : ageText(lastUsed, now),
  ];
}

/** "never called", "1 call", "38 calls". */
export function callsText(count: number): string {
  if (count === 0) return l10n.t('never called');
  return count === 1 ? l10n.t('1 call') : l10n.t('{0} calls', countText(count));
}
