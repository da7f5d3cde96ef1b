import { readPanelFilter } from '../../core/reports/panel/readPanelFilter.ts';
import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { History } from './history.ts';
import { noHistory } from './history.ts';
import type { Place } from './place.ts';

/** What the user chose in the panel; survives a reload. Figures never do. */
export interface UiState extends Place {
  readonly history: History;
  /** What each tab remembers of its own looks, by its id; the tab itself reads it strictly. */
  readonly tabOptions: Readonly<Record<string, unknown>>;
  /** Keys of the series switched off in the legends. */
  readonly hiddenSeries: readonly string[];
  /** Ids of the charts shown as tables. */
  readonly chartTables: readonly string[];
  /** Scroll position in CSS pixels. */
  readonly scroll: number;
}

/** The filter of a panel opened for the first time. */
export const initialFilter: PanelFilter = { range: '30d', scope: 'workspace' };

/** What a panel opened for the first time shows. */
export const initialUiState: UiState = {
  tab: 'overview',
  filter: initialFilter,
  history: noHistory,
  tabOptions: {},
  hiddenSeries: [],
  chartTables: [],
  scroll: 0,
};

/** State saved by this or another version; whatever does not fit falls back to the initial choice. */
export function parseUiState(saved: unknown): UiState {
  if (!isRecord(saved)) return initialUiState;
  const { history, tabOptions, scroll } = saved;
  const steps = (value: unknown): readonly Place[] =>
    Array.isArray(value) ? value.flatMap((step) => (isRecord(step) ? [parsePlace(step)] : [])) : [];
  return {
    ...parsePlace(saved),
    history: isRecord(history) ? { past: steps(history['past']), future: steps(history['future']) } : noHistory,
    tabOptions: isRecord(tabOptions) ? tabOptions : {},
    hiddenSeries: texts(saved['hiddenSeries']),
    chartTables: texts(saved['chartTables']),
    scroll: typeof scroll === 'number' && scroll > 0 && Number.isFinite(scroll) ? scroll : 0,
  };
}

function parsePlace({ tab, filter, sessionId }: Readonly<Record<string, unknown>>): Place {
  // Earlier versions showed a session over the tab; it has an editor of its own now, and its row is among the sessions.
  const onSession = typeof sessionId === 'string' && sessionId !== '';
  return {
    tab: onSession ? 'sessions' : typeof tab === 'string' && tab !== '' ? tab : initialUiState.tab,
    filter: readPanelFilter(filter, initialFilter),
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((key): key is string => typeof key === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
