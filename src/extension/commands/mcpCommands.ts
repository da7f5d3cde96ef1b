import { l10n, Position, Range, Uri, window, type Disposable } from 'vscode';
import { commandIds } from '../manifest/commandIds.ts';
import type { Services } from '../services.ts';
import { mcpPlace } from '../views/mcp/mcpNode.ts';
import { registerCommands } from './register.ts';

/** Commands about MCP servers. */
export function mcpCommands({ log }: Pick<Services, 'log'>): Disposable[] {
  return registerCommands(log, {
    [commandIds.openMcpConfig]: async (node) => {
      const place = mcpPlace(node);
      if (place === undefined) throw new Error(l10n.t('Select a server in the MCP Servers view.'));
      const start = new Position(place.line - 1, 0);
      await window.showTextDocument(Uri.file(place.file), { preview: true, selection: new Range(start, start) });
    },
  });
}
