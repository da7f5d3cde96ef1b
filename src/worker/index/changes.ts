import type { Project } from '../../core/model/project.ts';
import type { Request } from '../../core/model/request.ts';
import type { Session } from '../../core/model/session.ts';
import type { PartValue } from './partValue.ts';
import { RowBatch, type MalformedRow } from './rowBatch.ts';

/** The projects of a database, which are few and always read together. */
export interface ProjectList {
  readonly projects: readonly Project[];
  readonly malformed: readonly MalformedRow[];
}

/** What one read found in all tables, to be applied when it proved to be of one snapshot. */
export class Changes {
  readonly messages: RowBatch<Request>;
  readonly sessions = new RowBatch<Session>();
  readonly parts: RowBatch<PartValue>;
  /** null when nothing hints at a change. */
  projects: ProjectList | null = null;

  /** True when there are more new parts than one stretch can read. */
  partsBehind = false;

  /** True when parts may hold what they held long ago: they are to be read again. */
  partsDoubtful = false;

  constructor(parts = new RowBatch<PartValue>(), messages = new RowBatch<Request>()) {
    this.parts = parts;
    this.messages = messages;
  }

  get isEmpty(): boolean {
    return this.messages.isEmpty && this.sessions.isEmpty && this.parts.isEmpty && this.projects === null;
  }
}
