import type { LogOutputChannel } from 'vscode';
import type { McpReport } from '../../../core/mcp/mcpReport.ts';
import type { McpApi } from '../../../protocol/mcpApi.ts';
import type { Config } from '../../config.ts';
import { contextKeys } from '../../manifest/contextKeys.ts';
import { viewIds } from '../../manifest/viewIds.ts';
import type { UsageStore } from '../../store/usageStore.ts';
import { ReportView } from '../reportView.ts';
import { mcpItem } from './mcpItem.ts';
import { mcpChildren, mcpRoots, type McpNode } from './mcpNode.ts';
import { mcpTooltip } from './mcpTooltip.ts';

/** What the MCP view needs of the rest of the extension. */
export interface McpServices {
  readonly worker: { readonly api: McpApi };
  readonly config: Pick<Config, 'settings'>;
  readonly log: LogOutputChannel;
}

/** The MCP view: which servers agents can call, where each is configured, and how it fares. */
export class McpView extends ReportView<McpReport, McpNode> {
  constructor(store: UsageStore, { worker, config, log }: McpServices) {
    super(store, {
      ...{ viewId: viewIds.mcp, stateKey: contextKeys.mcpState, config, log },
      read: () => worker.api.mcpServers(),
      failure: 'The MCP servers could not be listed',
      ...{ roots: mcpRoots, below: mcpChildren, item: mcpItem, tooltip: mcpTooltip },
    });
  }
}
