import type { SourceState } from '../../core/model/sourceState.ts';
import type { AppState } from '../state/appState.ts';
import { isEmpty } from './emptyReason.ts';

/** The four states every surface has. */
export type PanelState = 'loading' | 'empty' | 'error' | 'ready';

/** Sources that could not be read. */
export function failedSources(sources: readonly SourceState[]): readonly SourceState[] {
  return sources.filter((source) => source.state === 'failed');
}

/** What the body of the panel shows; figures that are there win over what went wrong. */
export function panelState({ overview, sources, progress }: AppState): PanelState {
  const { value, failure } = overview;
  if (!value) return failure ? 'error' : 'loading';
  if (!isEmpty(value)) return 'ready';
  if (failure || (value.sessionsEverywhere === 0 && failedSources(sources).length > 0)) return 'error';
  const reading = progress?.phase === 'requests' || sources.some((source) => source.state === 'loading');
  return value.sessionsEverywhere === 0 && reading ? 'loading' : 'empty';
}

/** True while what is on screen is not yet what the user chose. */
export function isWaiting({ overview, session, ui, ambient }: AppState): boolean {
  if (ui.sessionId !== '') return session.value?.id !== ui.sessionId && session.failure === null;
  const { value, busy, failure } = overview;
  if (!value) return failure === null;
  return busy && (value.range !== ui.range || (ambient.hasWorkspace && value.scope !== ui.scope));
}
