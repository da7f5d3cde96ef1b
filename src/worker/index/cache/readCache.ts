import fs from 'node:fs';
import type { Column } from '../../../core/usage/columns.ts';
import { requestColumns } from '../../../core/usage/requestTable.ts';
import { textColumns } from '../../../core/usage/textTable.ts';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import { UsageContent } from '../usageContent.ts';
import { cacheLayout, cacheMagic, columnBytes, namedColumns, prefixBytes, type Widths } from './cacheFormat.ts';
import { readBytes, readSection, room, type Source, type Numbers } from './cacheSections.ts';
import { recall, type CacheHead, type FollowedMemory } from './cacheHead.ts';
import { LaterToolCalls } from './laterToolCalls.ts';
import { readTable, type TableInFile, withNumbersOf } from './narrowTable.ts';
import { createHash } from '../../storage/createHash.ts';

/** What a cache file holds. */
export interface Remembered {
  readonly content: UsageContent;
  /** ms since the epoch of the state it holds. */
  readonly asOf: number;
}

/** How tool calls come later, and who is told when they are lost. */
export interface Later {
  readonly openAgain: () => number;
  readonly onLost: () => void;
}

/** Words of one page of a row set. */
const pageWords = 1024;

/**
 * Reads an open cache file of the database at `path`; throws for any file that is not exactly as it was written. The columns
 * of tool calls, which are most of it, are read when they are asked for, by opening it again.
 */
export function readCache(file: number, path: string, pools: UsagePools, later: Later): Remembered {
  const size = fs.fstatSync(file).size;
  const prefix = readBytes(file, Buffer.alloc(prefixBytes), 0);
  if (prefix.toString('latin1', 0, 8) !== cacheMagic) throw new Error('it is no cache file');
  const headLength = prefix.readUInt32LE(8);
  if (prefixBytes + headLength > size) throw new Error('it is cut off');
  const hash = createHash('sha256');
  const headBytes = readBytes(file, Buffer.alloc(headLength), size - headLength);
  const head = JSON.parse(headBytes.toString()) as CacheHead;
  if (head.layout !== cacheLayout()) throw new Error('it is of another version');
  if (head.path !== path) throw new Error('it belongs to another database');

  const source: Source = { file, hash, position: prefixBytes, size: size - headLength };
  const requestTable = tableOf(requestColumns(0), namedColumns.requests, head.requestWidths, head.requests, size);
  const textTable = tableOf(textColumns(0), namedColumns.texts, head.textWidths, head.texts, size);
  const read = (bytes: Uint8Array): void => readSection(source, bytes);
  const requests = readTable(requestTable, read);
  const toolCalls = new LaterToolCalls(head, source);
  const texts = readTable(textTable, read);
  const messagePages = readPages(source, head.messageRows);
  const sessionPages = readPages(source, head.sessionRows);
  const partPages = head.partRows === null ? [] : readPages(source, head.partRows);
  hash.update(headBytes);
  if (source.position !== source.size || !hash.digest().equals(prefix.subarray(12))) throw new Error('it is damaged');

  const content = new UsageContent(pools, head.schema, head.mark);
  const numbers = numbersOf(head, pools);
  content.requests.adopt(withNumbersOf(requests, requestTable, numbers), head.requests);
  if (head.toolCalls > 0) {
    const lost = (): void => {
      content.readPartsAgain();
      later.onLost();
    };
    const columns = toolCalls.columns(later.openAgain, numbers, lost);
    content.toolCalls.adoptWhenNeeded(head.toolCalls, head.latestToolCall, columns);
  }
  content.texts.adopt(withNumbersOf(texts, textTable, numbers), head.texts);
  for (const session of head.sessions) content.sessionRows.plan.put(session.rowid, session);
  for (const project of head.projects) content.projects.set(project.id, project);
  recall(content.messageRows, head.messageRows, messagePages);
  recall(content.sessionRows, head.sessionRows, sessionPages);
  if (content.partRows !== null && head.partRows !== null) recall(content.partRows, head.partRows, partPages);
  const { partCursor, partsComplete, owedSince, comparedTo, malformedProjects } = head;
  Object.assign(content, {
    partCursor,
    partsComplete,
    owedSince,
    comparedTo,
    malformedProjects,
    owed: [...head.owed],
    seenAt: head.asOf,
  });
  return { content, asOf: head.asOf };
}

function tableOf<Columns extends Record<string, Column>, List extends string>(
  empty: Columns,
  named: Readonly<Record<string, List>>,
  widths: Widths,
  rows: number,
  fileSize: number,
): TableInFile<Columns, List> {
  return { empty, named, widths, rows, capacity: room(rows, fileSize) };
}

function readPages(source: Source, { pages }: FollowedMemory): readonly Uint32Array[] {
  return pages.map(() => {
    const words = new Uint32Array(pageWords);
    readSection(source, columnBytes(words, pageWords));
    return words;
  });
}

/** The pools' numbers of the file's names. */
function numbersOf({ names }: CacheHead, pools: UsagePools): Numbers {
  const { sessionIds, agents, errors, tools, skills, targets, notes, versions } = pools;
  return {
    sessionIds: Uint32Array.from(names.sessionIds, (name) => sessionIds.intern(name)),
    models: Uint32Array.from(names.models, (model) => pools.internModel(model)),
    agents: Uint32Array.from(names.agents, (name) => agents.intern(name)),
    errors: Uint32Array.from(names.errors, (name) => errors.intern(name)),
    tools: Uint32Array.from(names.tools, (name) => tools.intern(name)),
    skills: Uint32Array.from(names.skills, (name) => skills.intern(name)),
    targets: Uint32Array.from(names.targets, (name) => targets.intern(name)),
    notes: Uint32Array.from(names.notes, (name) => notes.intern(name)),
    versions: Uint32Array.from(names.versions, (name) => versions.intern(name)),
  };
}
