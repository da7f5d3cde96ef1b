import type { CallRow, CallTexts, OpenedText } from '../core/inspector/callTexts.ts';
import type { Inspection } from '../core/inspector/inspection.ts';
import type { RequestRow, RowFolding, RowPage } from '../core/inspector/inspectionRows.ts';
import type { Span, TimelineQuery } from '../core/inspector/timeline.ts';
import type { Fidelity, Reconstruction } from '../core/transcript/diff/recordedChange.ts';
import type { FileChange } from '../core/transcript/transcript.ts';
import type { TimeFold } from '../core/transcript/timeFold.ts';

/** A thing inside a session. */
export interface InSession {
  readonly session: string;
  /** A turn, a request or a call, by its id. */
  readonly id: string;
}

/** Rows of the turn table. */
export interface RowsQuery {
  readonly session: string;
  readonly folding: RowFolding;
  readonly offset: number;
  readonly limit: number;
}

/** Marks of the time line, on the fold they were placed on. */
export interface Timeline {
  readonly fold: TimeFold;
  readonly spans: readonly Span[];
}

/** A request with the calls it made. */
export interface RequestDetail {
  readonly row: RequestRow;
  readonly turn: { readonly id: string; readonly number: number; readonly label: string };
  readonly message: string;
  readonly statusCode: number;
  readonly calls: readonly CallRow[];
}

/** Files that one turn, or with turn '' the whole session, changed. */
export interface ChangesQuery {
  readonly session: string;
  readonly turn: string;
}

/** A changed file, and how much of it the record gives back. */
export interface ChangedFile extends Pick<FileChange, 'path' | 'status'> {
  readonly fidelity: Fidelity;
}

/** One session, looked into. Long texts are read for each call and never kept. */
export interface InspectorApi {
  /** Brings the session up to date; null when there is none with this id. */
  inspection(id: string, signal?: AbortSignal): Promise<Inspection | null>;
  inspectionRows(query: RowsQuery, signal?: AbortSignal): Promise<RowPage>;
  /** Number of the row of a turn, a request or a call in a table folded in some way, -1 when it has none. */
  inspectionPlace(query: InSession & { readonly folding: RowFolding }): Promise<number>;
  inspectionTimeline(query: TimelineQuery & { readonly session: string }, signal?: AbortSignal): Promise<Timeline>;
  /** A request, or the one that made a call; null when it is gone. */
  inspectionRequest(query: InSession, signal?: AbortSignal): Promise<RequestDetail | null>;
  inspectionCall(query: InSession, signal?: AbortSignal): Promise<CallTexts | null>;
  inspectionPrompt(query: InSession, signal?: AbortSignal): Promise<OpenedText | null>;
  changedFiles(query: ChangesQuery, signal?: AbortSignal): Promise<readonly ChangedFile[]>;
  /** Both sides of a file, as far as the record gives them back. */
  changedFile(query: ChangesQuery & { readonly path: string }, signal?: AbortSignal): Promise<Reconstruction>;
}
