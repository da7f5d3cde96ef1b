import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import type { Moment } from './moment.ts';
import type { Surroundings } from './surroundings.ts';

/** What the areas of the contract answer from, so that none of them knows how the service keeps its data true. */
export interface Desk {
  /** The report of this name, made once for each revision and minute; rejects when the call was cancelled. */
  readonly report: <Report>(
    name: string,
    signal: AbortSignal | undefined,
    make: (moment: Moment) => Report,
  ) => Promise<Report>;
  /** What there is besides the usage, once the worker is configured. */
  readonly surroundings: () => Promise<Surroundings>;
  /** Tells that the panel shows what this filter lets through. */
  readonly shows: (filter: PanelFilter) => void;
  /** Tells that reports say something else now, though no data moved. */
  readonly changed: () => void;
}
