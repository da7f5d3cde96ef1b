import type { SourceFailure, SourceState } from '../../core/model/sourceState.ts';
import type { WorkerState } from '../worker/workerClient.ts';

/** What there is to show, before any filter: one of these, never two. */
export type DataState = 'loading' | 'stopped' | 'noData' | 'unreadable' | 'empty' | 'ready';

/** Reads the state of the data out of its sources: one good source is enough to show something. */
export function dataState(worker: WorkerState, sources: readonly SourceState[] | undefined): DataState {
  if (sources?.some((source) => source.sessions > 0)) return 'ready';
  if (worker === 'stopped') return 'stopped';
  if (sources === undefined || sources.some((source) => source.state === 'loading')) return 'loading';
  if (sources.every((source) => source.failure?.reason === 'not-found')) return 'noData';
  if (sources.some((source) => source.state === 'ready' || source.failure?.reason === 'empty')) return 'empty';
  return 'unreadable';
}

/** The failure worth telling: a source that is simply not there is no news beside one that is broken. */
export function worstFailure(
  sources: readonly SourceState[] | undefined,
): { readonly source: SourceState; readonly failure: SourceFailure } | undefined {
  for (const source of sources ?? []) {
    const { failure } = source;
    if (failure && failure.reason !== 'not-found' && failure.reason !== 'empty') return { source, failure };
  }
  return undefined;
}
