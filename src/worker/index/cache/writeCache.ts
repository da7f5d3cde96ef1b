import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { Column } from '../../../core/usage/columns.ts';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import type { UsageContent } from '../usageContent.ts';
import { cacheLayout, cacheMagic, columnBytes, namedColumns, prefixBytes } from './cacheFormat.ts';
import { remember, type CacheHead } from './cacheHead.ts';
import { LocalNames } from './localNames.ts';

/** Rows whose names are numbered anew at once. */
const piece = 65_536;

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
  };
  const local = new Uint32Array(piece);
  const hash = createHash('sha256');
  const toolCallsHash = createHash('sha256');
  let current = hash;
  let position = prefixBytes;
  const add = (bytes: Uint8Array): void => {
    current.update(bytes);
    writeFully(file, bytes, position);
    position += bytes.length;
  };
  const addTable = (columns: Record<string, Column>, named: Record<string, keyof typeof names>, size: number): void => {
    for (const [name, column] of Object.entries(columns)) {
      const list = named[name];
      if (list === undefined || !(column instanceof Uint32Array)) add(columnBytes(column, size));
      else {
        for (let start = 0; start < size; start += piece) {
          const end = Math.min(size, start + piece);
          names[list].localise(column, start, end, local);
          add(columnBytes(local, end - start));
        }
      }
    }
  };
  addTable(requests.columns, namedColumns.requests, requests.size);
  current = toolCallsHash;
  addTable(toolCalls.columns, namedColumns.toolCalls, toolCalls.size);
  current = hash;
  addTable(texts.columns, namedColumns.texts, texts.size);
  for (const table of [content.messageRows, content.sessionRows, content.partRows]) {
    for (const words of table?.rows.pages().values() ?? []) add(columnBytes(words, words.length));
  }
  const head: CacheHead = {
    layout: cacheLayout(),
    path,
    asOf,
    mark: content.mark,
    schema: content.schema,
    requests: requests.size,
    toolCalls: toolCalls.size,
    toolCallsHash: toolCallsHash.digest('hex'),
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
    verifyCursor: content.verifyCursor,
    malformedProjects: content.malformedProjects,
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  add(headBytes);
  const prefix = Buffer.alloc(prefixBytes);
  prefix.write(cacheMagic, 'latin1');
  prefix.writeUInt32LE(headBytes.length, 8);
  hash.digest().copy(prefix, 12);
  writeFully(file, prefix, 0);
}

function writeFully(file: number, bytes: Uint8Array, position: number): void {
  for (let written = 0; written < bytes.length;) {
    written += fs.writeSync(file, bytes, written, bytes.length - written, position + written);
  }
}
