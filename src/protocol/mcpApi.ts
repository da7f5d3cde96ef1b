import type { McpReport } from '../core/mcp/mcpReport.ts';

/** Which MCP servers are configured, and how often they were called. */
export interface McpApi {
  mcpServers(signal?: AbortSignal): Promise<McpReport>;
}
