import { l10n, type MarkdownString } from 'vscode';
import { countText, momentText } from '../../text/format.ts';
import { blocks, escapeMarkdown, hover, table } from '../../text/markdown.ts';
import type { McpNode, McpProblemNode, McpServerNode } from './mcpNode.ts';

/** The hover of a row of the MCP view: how the server is reached, from which files, and how it fares; never a secret. */
export function mcpTooltip(node: McpNode, timeZone: string): MarkdownString | undefined {
  switch (node.kind) {
    case 'server':
      return serverHover(node, timeZone);
    case 'problem':
      return problemHover(node);
    case 'tool':
      return undefined;
  }
}

function serverHover({ row }: McpServerNode, timeZone: string): MarkdownString {
  const { server, calls, failures, lastUsed } = row;
  const reached = server.kind === 'remote' ? server.url : server.command.join(' ');
  const last = lastUsed === 0 ? l10n.t('never') : momentText(lastUsed, timeZone);
  const facts: string[][] = [
    [l10n.t('Reached by'), escapeMarkdown(reached || l10n.t('nothing: no file says how'))],
    ...listed(l10n.t('Environment'), server.environment),
    ...listed(l10n.t('Headers'), server.headers),
    ...(server.oauth ? [[l10n.t('Sign-in'), 'OAuth']] : []),
    ...server.places.map((place) => [
      l10n.t('Configured in'),
      escapeMarkdown(place.file === '' ? 'OPENCODE_CONFIG_CONTENT' : `${place.file}:${place.line}`),
    ]),
  ];
  return hover(
    blocks(
      `**${escapeMarkdown(server.name)}** ${server.enabled ? '' : l10n.t('switched off')}`,
      table(['', ''], facts),
      table(
        [l10n.t('Calls'), l10n.t('Failures'), l10n.t('Last used')],
        [[countText(calls), countText(failures), last]],
      ),
    ),
  );
}

/** Names only: values are secrets, and were never read into the figures. */
function listed(label: string, names: readonly string[]): string[][] {
  return names.length === 0 ? [] : [[label, names.map(escapeMarkdown).join(', ')]];
}

function problemHover({ problem: { file, line, message } }: McpProblemNode): MarkdownString {
  return hover(
    blocks(
      `**${l10n.t('This configuration cannot be read')}**`,
      escapeMarkdown(l10n.t('Line {0}: {1}.', line, message)),
      escapeMarkdown(file),
      l10n.t('What can be read of it is shown. Put the line right, and the view follows.'),
    ),
  );
}
