import type { Selection } from '../filter/selection.ts';
import type { PanelScope } from '../panel/panelScope.ts';
import type { CallAgents, OmpQuery, OmpSemantics } from './ompQuery.ts';
import { bucketOf, cutoffOf } from './ompRange.ts';

/** Which calls figures are of, and in which stretches they are shown over time. */
export interface CallWindow {
  /** ms since the epoch; null for every time, even none. */
  readonly from: number | null;
  /** ms since the epoch, no longer in it. */
  readonly to: number;
  /** ms. */
  readonly bucket: number;
  readonly agents: CallAgents;
  readonly semantics: OmpSemantics;
  /** What else calls must be; null asks nothing. */
  readonly selection: Selection | null;
}

/** The window of one of omp-stats' ranges, which have no end. */
export function windowOf({ range, agents, semantics }: OmpQuery, now: number): CallWindow {
  return { from: cutoffOf(range, now), to: Infinity, bucket: bucketOf(range), agents, semantics, selection: null };
}

const minute = 60_000;
const buckets = { minutes: 5 * minute, hour: 60 * minute, day: 24 * 60 * minute, month: 24 * 60 * minute } as const;

/** The window of the panel's filter: the same calls its other tabs speak of, in omp-stats' stretches. */
export function panelWindow({ selection, cut }: PanelScope, agents: CallAgents): CallWindow {
  const { from, to } = selection.range ?? { from: null, to: Infinity };
  return { from, to, bucket: buckets[cut.unit], agents, semantics: 18, selection };
}

/** True when calls of this time (ms since the epoch) are in the window. */
export function isWithin({ from, to, selection }: CallWindow, time: number): boolean {
  if ((from !== null && time < from) || time >= to) return false;
  return selection === null || selection.clock === null || selection.clock(time);
}
