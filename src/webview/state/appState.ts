import type { FacetOptions } from '../../core/reports/panel/facetNames.ts';
import type { SourceState } from '../../core/model/sourceState.ts';
import type { WebviewAmbient } from '../../protocol/webviewApi.ts';
import type { IndexProgress } from '../../protocol/workerApi.ts';
import type { TabSurface } from '../tabs/tab.ts';
import type { Resource } from './resource.ts';
import type { UiState } from './uiState.ts';

/** Everything a rendering depends on but the theme. */
export interface AppState {
  readonly ambient: WebviewAmbient;
  readonly sources: readonly SourceState[];
  readonly progress: IndexProgress | null;
  /** What is known of the report of the tab that is shown. */
  readonly surface: Resource<TabSurface>;
  readonly ui: UiState;
  /** Palette slot of each model by its key. */
  readonly slots: ReadonlyMap<string, number>;
  /** Names to filter by; null until they were wanted. */
  readonly names: FacetOptions | null;
  /** Sessions that need the user: said on the tab of what runs now. */
  readonly needing: number;
  /** What the live region says, '' for nothing. */
  readonly announcement: string;
}
