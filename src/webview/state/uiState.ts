import type { RangeName, Scope } from '../../core/reports/overview.ts';

/** What the user chose in the panel; survives a reload. Figures never do. */
export interface UiState {
  readonly range: RangeName;
  readonly scope: Scope;
  /** Keys of the series switched off in the legend. */
  readonly hiddenSeries: readonly string[];
  readonly chartAsTable: boolean;
  /** Id of the session whose page is shown, '' for the Overview. */
  readonly sessionId: string;
  /** Scroll position in CSS pixels. */
  readonly scroll: number;
}

/** What a panel opened for the first time shows. */
export const initialUiState: UiState = {
  range: '30d',
  scope: 'workspace',
  hiddenSeries: [],
  chartAsTable: false,
  sessionId: '',
  scroll: 0,
};

/** The ranges in the order the picker offers them. */
export const rangeNames: readonly RangeName[] = ['today', '7d', '30d', '90d', 'all'];

/** State saved by this or another version; whatever does not fit falls back to the initial choice. */
export function parseUiState(saved: unknown): UiState {
  if (typeof saved !== 'object' || saved === null) return initialUiState;
  const { range, scope, hiddenSeries, chartAsTable, sessionId, scroll } = saved as Readonly<Record<string, unknown>>;
  return {
    range: rangeNames.find((name) => name === range) ?? initialUiState.range,
    scope: scope === 'all' || scope === 'workspace' ? scope : initialUiState.scope,
    hiddenSeries: Array.isArray(hiddenSeries)
      ? hiddenSeries.filter((key): key is string => typeof key === 'string')
      : initialUiState.hiddenSeries,
    chartAsTable: chartAsTable === true,
    sessionId: typeof sessionId === 'string' ? sessionId : initialUiState.sessionId,
    scroll: typeof scroll === 'number' && scroll > 0 && Number.isFinite(scroll) ? scroll : 0,
  };
}
