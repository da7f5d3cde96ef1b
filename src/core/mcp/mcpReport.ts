import type { McpProblem, McpServer } from './mcpServer.ts';

/** How often something of a server was called. */
export interface McpUse {
  readonly calls: number;
  readonly failures: number;
  /** ms since the epoch, 0 when never. */
  readonly lastUsed: number;
}

/** One tool of a server that was called at least once. */
export interface McpTool extends McpUse {
  /** Without the server's name in front. */
  readonly name: string;
}

/** A server with what the tool calls tell of it. */
export interface McpRow extends McpUse {
  readonly server: McpServer;
  /** Most called first. */
  readonly tools: readonly McpTool[];
}

/** What the MCP servers view shows. */
export interface McpReport {
  readonly revision: number;
  readonly servers: readonly McpRow[];
  readonly problems: readonly McpProblem[];
  /** False while old tool calls are still being read: counts are then lower bounds. */
  readonly complete: boolean;
}
