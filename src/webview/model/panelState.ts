import type { SourceState } from '../../core/model/sourceState.ts';
import type { AppState } from '../state/appState.ts';

/** The four states every surface has. */
export type PanelState = 'loading' | 'empty' | 'error' | 'ready';

/** Sources that could not be read. */
export function failedSources(sources: readonly SourceState[]): readonly SourceState[] {
  return sources.filter((source) => source.state === 'failed');
}

/** What the body of the panel shows; figures that are there win over what went wrong. */
export function panelState({
  surface: { value, failure },
  sources,
  progress,
}: Pick<AppState, 'surface' | 'sources' | 'progress'>): PanelState {
  if (!value) return failure ? 'error' : 'loading';
  const { nothing } = value;
  if (!nothing) return 'ready';
  if (failure || (nothing.sessionsEverywhere === 0 && failedSources(sources).length > 0)) return 'error';
  const reading = progress?.phase === 'requests' || sources.some((source) => source.state === 'loading');
  return nothing.sessionsEverywhere === 0 && reading ? 'loading' : 'empty';
}
