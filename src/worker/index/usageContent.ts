import type { Project } from '../../core/model/project.ts';
import type { Request } from '../../core/model/request.ts';
import type { Session } from '../../core/model/session.ts';
import { RequestTable } from '../../core/usage/requestTable.ts';
import { TextTable } from '../../core/usage/textTable.ts';
import { ToolCallTable } from '../../core/usage/toolCallTable.ts';
import type { UsagePools } from '../../core/usage/usagePools.ts';
import type { OpenCodeSchema } from '../sources/opencode/openCodeSchema.ts';
import type { SnapshotMark } from '../sqlite/snapshotMark.ts';
import { namedColumns } from './cache/cacheFormat.ts';
import { FollowedTable } from './followedTable.ts';
import type { PartValue } from './partValue.ts';
import { requestPlan } from './requestPlan.ts';
import { secondToolCallPlan } from './secondToolCallPlan.ts';
import type { NameNumbers } from './stretches/newNames.ts';
import type { Stretch } from './stretches/stretch.ts';
import { sessionPlan } from './sessionPlan.ts';
import { toolCallPlan } from './toolCallPlan.ts';

/** What is left to do before the figures are exact again after the list of changed pages was lost. */
export type OwedWork = 'messages' | 'sessions' | 'parts' | 'verify';

/** Everything read from one database under one schema version: replaced whole when that identity is lost. */
export class UsageContent {
  readonly schema: OpenCodeSchema;
  readonly requests: RequestTable;
  readonly toolCalls: ToolCallTable;
  readonly texts: TextTable;
  readonly sessions = new Map<number, Session>();
  readonly projects = new Map<string, Project>();
  readonly messageRows: FollowedTable<Request>;
  readonly sessionRows: FollowedTable<Session>;
  /** null where the database has no parts. */
  readonly partRows: FollowedTable<PartValue> | null;
  /** Where in the life of the database the figures stand: every change up to here is in them. */
  mark: SnapshotMark;
  /** When the figures were last known to be those of the database, ms since the epoch. */
  seenAt = Date.now();
  /** How often a refresh took over changes: what was read before the last time may be older than what is known. */
  refreshes = 0;
  /** Parts up to this rowid were read; the rest is read in the background. */
  partCursor = Number.MIN_SAFE_INTEGER;
  partsComplete: boolean;
  /** In the order in which it is to be done. */
  owed: OwedWork[] = [];
  /** Rows updated since (ms) may have been missed when the changed pages were lost. */
  owedSince = 0;
  /** Rows of the table whose turn it is in what is owed were compared up to this rowid. */
  comparedTo = Number.MIN_SAFE_INTEGER;
  malformedProjects = 0;

  constructor(pools: UsagePools, schema: OpenCodeSchema, mark: SnapshotMark) {
    this.schema = schema;
    this.mark = mark;
    this.requests = new RequestTable(pools);
    this.toolCalls = new ToolCallTable(pools);
    this.texts = new TextTable(pools);
    this.messageRows = new FollowedTable(requestPlan(this.requests, schema.generation), schema.message);
    this.sessionRows = new FollowedTable(
      sessionPlan(this.sessions, pools.sessionIds, schema.generation),
      schema.session,
    );
    const planOf = schema.generation === 2 ? secondToolCallPlan : toolCallPlan;
    const partPlan = planOf(this.toolCalls, this.texts);
    this.partRows = schema.part === null ? null : new FollowedTable(partPlan, schema.part);
    this.partsComplete = this.partRows === null;
  }

  /**
   * Takes over all parts of a stretch (rowids after `after`, up to `upTo`), whose names have numbers of their own; false
   * when any part there is known already.
   */
  takeStretch(stretch: Stretch, after: number, upTo: number, numbers: NameNumbers): boolean {
    const { rowids, toolCalls, texts, latest, prefixed } = stretch;
    if (this.partRows === null || this.partRows.rows.hasBetween(after + 1, upTo)) return false;
    numbers.translate(toolCalls, namedColumns.toolCalls);
    numbers.translate(texts, namedColumns.texts);
    this.toolCalls.insertRows(toolCalls);
    this.texts.insertRows(texts);
    this.partRows.takeOver(rowids, latest, prefixed);
    return true;
  }

  /** Begins the reading of parts again; what is known stays until it is found to be different. */
  readPartsAgain(): void {
    this.partCursor = Number.MIN_SAFE_INTEGER;
    this.partsComplete = this.partRows === null;
  }

  /** New parts are too many to be read at once: they are read in the background. */
  readPartsFromEnd(): void {
    if (!this.partsComplete || this.partRows === null) return;
    this.partCursor = this.partRows.rows.maximum;
    this.partsComplete = false;
  }

  /** Rows that could not be read as what they claim to be. */
  get malformedRows(): number {
    const parts = this.partRows?.malformed.size ?? 0;
    return this.messageRows.malformed.size + this.sessionRows.malformed.size + parts + this.malformedProjects;
  }
}
