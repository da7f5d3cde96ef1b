import type { McpReport, McpRow, McpTool } from '../../../core/mcp/mcpReport.ts';
import type { McpPlace, McpProblem } from '../../../core/mcp/mcpServer.ts';

/** A server. */
export interface McpServerNode {
  readonly kind: 'server';
  readonly row: McpRow;
}

/** A tool of a server that was called. */
export interface McpToolNode {
  readonly kind: 'tool';
  readonly server: string;
  readonly tool: McpTool;
}

/** A configuration file that cannot be read. */
export interface McpProblemNode {
  readonly kind: 'problem';
  readonly problem: McpProblem;
}

/** A row of the MCP view. */
export type McpNode = McpServerNode | McpToolNode | McpProblemNode;

/** The rows at the top: what is wrong first, then the servers. */
export function mcpRoots({ servers, problems }: McpReport): readonly (McpServerNode | McpProblemNode)[] {
  return [
    ...problems.map((problem) => ({ kind: 'problem', problem }) as const),
    ...servers.map((row) => ({ kind: 'server', row }) as const),
  ];
}

/** The rows below a row. */
export function mcpChildren(node: McpNode): readonly McpToolNode[] {
  if (node.kind !== 'server') return [];
  return node.row.tools.map((tool) => ({ kind: 'tool', server: node.row.server.name, tool }));
}

/** Where in a configuration a row comes from; undefined for what is in no file. */
export function mcpPlace(node: unknown): McpPlace | undefined {
  if (typeof node !== 'object' || node === null || !('kind' in node)) return undefined;
  const known = node as McpNode;
  if (known.kind === 'tool') return undefined;
  const place = known.kind === 'server' ? known.row.server.place : known.problem;
  return place.file === '' ? undefined : place;
}
