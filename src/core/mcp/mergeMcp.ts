import type { McpEntry, McpServer } from './mcpServer.ts';

/**
 * The servers after merging, as OpenCode merges: file by file, what a later one says wins, what it does not say stays.
 * `{ "enabled": false }` in a project thus switches a server off that the user's file defines.
 */
export function mergeMcp(entries: readonly McpEntry[]): readonly McpServer[] {
  const merged = new Map<string, McpServer>();
  for (const entry of entries) {
    const { name, file, line } = entry;
    const before = merged.get(name);
    const place = { file, line };
    const defines = entry.kind !== undefined || entry.command !== undefined || entry.url !== undefined;
    merged.set(name, {
      name,
      kind: entry.kind ?? before?.kind ?? guessKind(entry),
      command: entry.command ?? before?.command ?? [],
      url: entry.url ?? before?.url ?? '',
      enabled: entry.enabled ?? before?.enabled ?? true,
      environment: union(before?.environment, entry.environment),
      headers: union(before?.headers, entry.headers),
      oauth: entry.oauth || (before?.oauth ?? false),
      place: defines || before === undefined ? place : before.place,
      places: [...(before?.places ?? []), place],
    });
  }
  return [...merged.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function guessKind({ command, url }: McpEntry): McpServer['kind'] {
  if (command !== undefined) return 'local';
  return url === undefined ? 'unknown' : 'remote';
}

function union(before: readonly string[] | undefined, now: readonly string[]): readonly string[] {
  return [...new Set([...(before ?? []), ...now])];
}
