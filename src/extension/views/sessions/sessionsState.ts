import type { SessionListQuery } from '../../../core/reports/sessionList.ts';
import type { SourceFailureReason, SourceState } from '../../../core/model/sourceState.ts';
import { worstFailure, type DataState } from '../../store/dataState.ts';

/** Why the sessions view is empty, if it is: the welcome texts of the manifest exclude each other by it. */
export type SessionsState = Exclude<DataState, 'unreadable'> | 'noMatch' | 'archivedOnly' | SourceFailureReason;

/** What the view's state is read from. */
export interface SessionsFacts {
  readonly data: DataState;
  readonly sources: readonly SourceState[] | undefined;
  readonly query: SessionListQuery;
  /** Undefined before the list was read. */
  readonly count: number | undefined;
}

/** Narrows the state of the data by why it cannot be read and by what the list leaves out. */
export function sessionsState({ data, sources, query, count }: SessionsFacts): SessionsState {
  if (data === 'unreadable') return worstFailure(sources)?.failure.reason ?? 'failed';
  if (data !== 'ready' || count !== 0) return data;
  if (query.filter !== '') return 'noMatch';
  return query.archived ? 'empty' : 'archivedOnly';
}
