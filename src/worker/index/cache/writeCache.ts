import type { UsagePools } from '../../../core/usage/usagePools.ts';
import type { UsageContent } from '../usageContent.ts';
import { cacheLayout, cacheMagic, columnBytes, namedColumns } from './cacheFormat.ts';
import { remember, type CacheHead } from './cacheHead.ts';
import { CacheWriter } from './cacheWriter.ts';
import { LocalNames } from './localNames.ts';

/**
 * Writes all that is known of one database into an open file: straight from the columns, without gathering them in
 * memory first.
 */
export function writeCache(file: number, path: string, asOf: number, content: UsageContent, pools: UsagePools): void {
  const { requests, toolCalls, texts } = content;
  const names = {
    sessionIds: new LocalNames(pools.sessionIds.size, (number) => pools.sessionIds.text(number)),
    models: new LocalNames(pools.modelCount, (number) => pools.model(number)),
    agents: new LocalNames(pools.agents.size, (number) => pools.agents.text(number)),
    errors: new LocalNames(pools.errors.size, (number) => pools.errors.text(number)),
    tools: new LocalNames(pools.tools.size, (number) => pools.tools.text(number)),
    skills: new LocalNames(pools.skills.size, (number) => pools.skills.text(number)),
    targets: new LocalNames(pools.targets.size, (number) => pools.targets.text(number)),
    notes: new LocalNames(pools.notes.size, (number) => pools.notes.text(number)),
    versions: new LocalNames(pools.versions.size, (number) => pools.versions.text(number)),
  };
  const writer = new CacheWriter(file);
  const requestWidths = writer.addTable(requests.columns, namedColumns.requests, requests.size, names);
  const calls = writer.apart(() => writer.addTable(toolCalls.columns, namedColumns.toolCalls, toolCalls.size, names));
  const textWidths = writer.addTable(texts.columns, namedColumns.texts, texts.size, names);
  for (const table of [content.messageRows, content.sessionRows, content.partRows]) {
    for (const words of table?.rows.pages().values() ?? []) writer.add(columnBytes(words, words.length));
  }
  const head: CacheHead = {
    layout: cacheLayout(),
    path,
    asOf,
    mark: content.mark,
    schema: content.schema,
    requests: requests.size,
    toolCalls: toolCalls.size,
    toolCallsHash: calls.hash,
    requestWidths,
    toolCallWidths: calls.answer,
    textWidths,
    latestToolCall: toolCalls.latest,
    texts: texts.size,
    names: {
      sessionIds: names.sessionIds.names,
      models: names.models.names,
      agents: names.agents.names,
      errors: names.errors.names,
      tools: names.tools.names,
      skills: names.skills.names,
      targets: names.targets.names,
      notes: names.notes.names,
      versions: names.versions.names,
    },
    sessions: [...content.sessions.values()],
    projects: [...content.projects.values()],
    messageRows: remember(content.messageRows),
    sessionRows: remember(content.sessionRows),
    partRows: content.partRows === null ? null : remember(content.partRows),
    partCursor: content.partCursor,
    partsComplete: content.partsComplete,
    owed: content.owed,
    owedSince: content.owedSince,
    comparedTo: content.comparedTo,
    malformedProjects: content.malformedProjects,
  };
  writer.finish(cacheMagic, head);
}
