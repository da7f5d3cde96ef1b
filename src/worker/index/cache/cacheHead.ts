import type { ModelId } from '../../../core/model/modelId.ts';
import type { Project } from '../../../core/model/project.ts';
import type { Session } from '../../../core/model/session.ts';
import type { OpenCodeSchema } from '../../sources/opencode/openCodeSchema.ts';
import type { SnapshotMark } from '../../sqlite/snapshotMark.ts';
import type { Widths } from './cacheFormat.ts';
import type { FollowedTable } from '../followedTable.ts';
import type { OwedWork } from '../usageContent.ts';

/** What is remembered of one followed table besides its columns; `pages` are the keys of its row set's pages. */
export interface FollowedMemory {
  readonly latest: number;
  readonly prefixed: boolean;
  readonly malformed: readonly number[];
  readonly long: readonly number[];
  readonly pages: readonly number[];
}

/** The readable part of a cache file. */
export interface CacheHead {
  readonly layout: string;
  readonly path: string;
  /** ms since the epoch of the state the file holds. */
  readonly asOf: number;
  readonly mark: SnapshotMark;
  readonly schema: OpenCodeSchema;
  readonly requests: number;
  readonly toolCalls: number;
  /** SHA-256 of their columns, which the hash in the prefix leaves out: they are read when they are asked for. */
  readonly toolCallsHash: string;
  readonly requestWidths: Widths;
  readonly toolCallWidths: Widths;
  readonly textWidths: Widths;
  /** See `ToolCallTable.latest`. */
  readonly latestToolCall: number;
  readonly texts: number;
  readonly names: {
    readonly sessionIds: readonly string[];
    readonly models: readonly ModelId[];
    readonly agents: readonly string[];
    readonly errors: readonly string[];
    readonly tools: readonly string[];
    readonly skills: readonly string[];
    readonly targets: readonly string[];
    readonly notes: readonly string[];
    readonly versions: readonly string[];
  };
  readonly sessions: readonly Session[];
  readonly projects: readonly Project[];
  readonly messageRows: FollowedMemory;
  readonly sessionRows: FollowedMemory;
  readonly partRows: FollowedMemory | null;
  readonly partCursor: number;
  readonly partsComplete: boolean;
  readonly owed: readonly OwedWork[];
  readonly owedSince: number;
  readonly comparedTo: number;
  readonly malformedProjects: number;
}

/** What the head keeps of a followed table. */
export function remember<Value>(table: FollowedTable<Value>): FollowedMemory {
  return {
    latest: table.latest,
    prefixed: table.prefixed,
    malformed: [...table.malformed],
    long: [...table.long],
    pages: [...table.rows.pages().keys()],
  };
}

/** Gives a followed table back what the head kept. */
export function recall<Value>(
  table: FollowedTable<Value>,
  memory: FollowedMemory,
  pages: readonly Uint32Array[],
): void {
  table.latest = memory.latest;
  table.prefixed = memory.prefixed;
  for (const rowid of memory.malformed) table.malformed.add(rowid);
  for (const rowid of memory.long) table.long.add(rowid);
  for (const [index, key] of memory.pages.entries()) {
    const words = pages[index];
    if (words !== undefined) table.rows.adoptPage(key, words);
  }
}
