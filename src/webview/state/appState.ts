import type { SourceState } from '../../core/model/sourceState.ts';
import type { OverviewReport } from '../../core/reports/overview.ts';
import type { WebviewAmbient } from '../../protocol/webviewApi.ts';
import type { IndexProgress } from '../../protocol/workerApi.ts';
import type { Resource } from './resource.ts';
import type { SessionAnswer } from './sessionAnswer.ts';
import type { UiState } from './uiState.ts';

/** Everything a rendering depends on but the theme. */
export interface AppState {
  readonly ambient: WebviewAmbient;
  readonly sources: readonly SourceState[];
  readonly progress: IndexProgress | null;
  readonly overview: Resource<OverviewReport>;
  readonly session: Resource<SessionAnswer>;
  readonly ui: UiState;
  /** Palette slot of each model by its key. */
  readonly slots: ReadonlyMap<string, number>;
  /** What the live region says, '' for nothing. */
  readonly announcement: string;
}
