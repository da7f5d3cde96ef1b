import { buildMcpReport } from '../../../core/mcp/buildMcpReport.ts';
import type { McpApi } from '../../../protocol/mcpApi.ts';
import type { Desk } from '../desk.ts';

/** Which MCP servers are configured, and how often they were called. */
export function mcpArea({ report }: Desk): McpApi {
  return {
    mcpServers: (signal) =>
      report('mcp servers', signal, ({ ledger, context, surroundings, toolCallsComplete }) =>
        buildMcpReport(ledger, context, surroundings.mcp.config, toolCallsComplete),
      ),
  };
}
