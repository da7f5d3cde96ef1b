import { cleanLine } from '../format/cleanLine.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import { eachToolCall } from '../reports/usage/eachToolCall.ts';
import type { Ledger } from '../usage/ledger.ts';
import { plausibleTime } from '../usage/plausibleTime.ts';
import type { McpReport, McpRow, McpTool, McpUse } from './mcpReport.ts';
import type { McpConfig, McpServer } from './mcpServer.ts';

const longestToolName = 120;

/** Joins the configured servers with the tool calls that bear their names. */
export function buildMcpReport(
  ledger: Ledger,
  { revision, now }: Pick<ReportContext, 'revision' | 'now'>,
  { servers, problems }: McpConfig,
  complete: boolean,
): McpReport {
  const byTool = useByTool(ledger, now);
  const prefixes = servers
    .map((server) => ({ server, prefix: toolPrefix(server.name) }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const toolsOf = new Map<McpServer, McpTool[]>(servers.map((server) => [server, []]));
  for (const [number, use] of byTool) {
    const tool = ledger.pools.tools.text(number);
    // Of `git` and `git_hub` the longer name is meant.
    const owner = prefixes.find(({ prefix }) => tool.startsWith(prefix));
    if (owner === undefined) continue;
    toolsOf.get(owner.server)?.push({ name: cleanLine(tool.slice(owner.prefix.length), longestToolName), ...use });
  }
  return { revision, servers: servers.map((server) => rowOf(server, toolsOf.get(server) ?? [])), problems, complete };
}

/** What OpenCode puts before the names of a server's tools. */
export function toolPrefix(server: string): string {
  return `${server.replaceAll(/[^a-zA-Z0-9_-]/gu, '_')}_`;
}

function rowOf(server: McpServer, tools: readonly McpTool[]): McpRow {
  const sum = (of: (tool: McpTool) => number): number => tools.reduce((total, tool) => total + of(tool), 0);
  return {
    server,
    calls: sum(({ calls }) => calls),
    failures: sum(({ failures }) => failures),
    lastUsed: Math.max(0, ...tools.map(({ lastUsed }) => lastUsed)),
    tools: [...tools].sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1)),
  };
}

function useByTool(ledger: Ledger, now: number): Map<number, McpUse> {
  const uses = new Map<number, { calls: number; failures: number; lastUsed: number }>();
  eachToolCall(ledger, (source, slot) => {
    const calls = ledger.sources[source]?.toolCalls;
    const tool = calls?.columns.tool[slot];
    if (calls === undefined || tool === undefined) return;
    let use = uses.get(tool);
    if (use === undefined) uses.set(tool, (use = { calls: 0, failures: 0, lastUsed: 0 }));
    use.calls++;
    if (calls.status(slot) === 'error') use.failures++;
    use.lastUsed = Math.max(use.lastUsed, plausibleTime(calls.columns.started[slot] ?? 0, now));
  });
  return uses;
}
