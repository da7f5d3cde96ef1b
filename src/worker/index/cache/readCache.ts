import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import type { Column } from '../../../core/usage/columns.ts';
import { requestColumns } from '../../../core/usage/requestTable.ts';
import { textColumns } from '../../../core/usage/textTable.ts';
import { toolCallColumns } from '../../../core/usage/toolCallColumns.ts';
import type { UsagePools } from '../../../core/usage/usagePools.ts';
import { UsageContent } from '../usageContent.ts';
import { cacheLayout, cacheMagic, columnBytes, namedColumns, prefixBytes } from './cacheFormat.ts';
import { recall, type CacheHead, type FollowedMemory } from './cacheHead.ts';

/** What a cache file holds. */
export interface Remembered {
  readonly content: UsageContent;
  /** ms since the epoch of the state it holds. */
  readonly asOf: number;
}

/** Words of one page of a row set. */
const pageWords = 1024;

/** Reads an open cache file of the database at `path`; throws for any file that is not exactly as it was written. */
export function readCache(file: number, path: string, pools: UsagePools): Remembered {
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
  const requests = requestColumns(room(head.requests, size));
  const toolCalls = toolCallColumns(room(head.toolCalls, size));
  const texts = textColumns(room(head.texts, size));
  readColumns(source, requests, head.requests);
  readColumns(source, toolCalls, head.toolCalls);
  readColumns(source, texts, head.texts);
  const messagePages = readPages(source, head.messageRows);
  const sessionPages = readPages(source, head.sessionRows);
  const partPages = head.partRows === null ? [] : readPages(source, head.partRows);
  hash.update(headBytes);
  if (source.position !== source.size || !hash.digest().equals(prefix.subarray(12))) throw new Error('it is damaged');

  const content = new UsageContent(pools, head.schema, head.mark);
  const numbers = numbersOf(head, pools);
  translate(requests, namedColumns.requests, numbers, head.requests);
  translate(toolCalls, namedColumns.toolCalls, numbers, head.toolCalls);
  translate(texts, namedColumns.texts, numbers, head.texts);
  content.requests.adopt(requests, head.requests);
  content.toolCalls.adopt(toolCalls, head.toolCalls);
  content.texts.adopt(texts, head.texts);
  for (const session of head.sessions) content.sessionRows.plan.put(session.rowid, session);
  for (const project of head.projects) content.projects.set(project.id, project);
  recall(content.messageRows, head.messageRows, messagePages);
  recall(content.sessionRows, head.sessionRows, sessionPages);
  if (content.partRows !== null && head.partRows !== null) recall(content.partRows, head.partRows, partPages);
  const { partCursor, partsComplete, owedSince, verifyCursor, malformedProjects } = head;
  Object.assign(content, {
    partCursor,
    partsComplete,
    owedSince,
    verifyCursor,
    malformedProjects,
    owed: [...head.owed],
  });
  return { content, asOf: head.asOf };
}

interface Source {
  readonly file: number;
  readonly hash: Hash;
  readonly size: number;
  position: number;
}

/** Capacity for the rows and some more, so that the first new row need not move them all. */
function room(rows: number, fileSize: number): number {
  if (!Number.isInteger(rows) || rows < 0 || rows > fileSize) throw new Error('it is damaged');
  return Math.ceil(rows * 1.05) + 256;
}

function readColumns(source: Source, columns: Record<string, Column>, rows: number): void {
  for (const column of Object.values(columns)) readSection(source, columnBytes(column, rows));
}

function readPages(source: Source, { pages }: FollowedMemory): readonly Uint32Array[] {
  return pages.map(() => {
    const words = new Uint32Array(pageWords);
    readSection(source, columnBytes(words, pageWords));
    return words;
  });
}

function readSection(source: Source, bytes: Uint8Array): void {
  if (source.position + bytes.length > source.size) throw new Error('it is cut off');
  readBytes(source.file, bytes, source.position);
  source.hash.update(bytes);
  source.position += bytes.length;
}

function readBytes<Bytes extends Uint8Array>(file: number, bytes: Bytes, position: number): Bytes {
  for (let done = 0; done < bytes.length;) {
    const count = fs.readSync(file, bytes, done, bytes.length - done, position + done);
    if (count === 0) throw new Error('it is cut off');
    done += count;
  }
  return bytes;
}

type Numbers = Record<keyof CacheHead['names'], Uint32Array>;

/** The pools' numbers of the file's names. */
function numbersOf({ names }: CacheHead, pools: UsagePools): Numbers {
  const { sessionIds, agents, errors, tools, skills, targets, notes } = pools;
  return {
    sessionIds: Uint32Array.from(names.sessionIds, (name) => sessionIds.intern(name)),
    models: Uint32Array.from(names.models, (model) => pools.internModel(model)),
    agents: Uint32Array.from(names.agents, (name) => agents.intern(name)),
    errors: Uint32Array.from(names.errors, (name) => errors.intern(name)),
    tools: Uint32Array.from(names.tools, (name) => tools.intern(name)),
    skills: Uint32Array.from(names.skills, (name) => skills.intern(name)),
    targets: Uint32Array.from(names.targets, (name) => targets.intern(name)),
    notes: Uint32Array.from(names.notes, (name) => notes.intern(name)),
  };
}

function translate(
  columns: Record<string, Column>,
  named: Record<string, keyof Numbers>,
  numbers: Numbers,
  rows: number,
): void {
  for (const [name, list] of Object.entries(named)) {
    const column = columns[name];
    const table = numbers[list];
    if (column === undefined) continue;
    for (let slot = 0; slot < rows; slot++) column[slot] = table[column[slot] ?? 0] ?? 0;
  }
}
