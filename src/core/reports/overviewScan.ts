import type { Costing } from '../pricing/costing.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import { isPlausibleTime } from '../usage/plausibleTime.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { Selection } from './filter/selection.ts';
import type { PanelPeriod } from './panel/panelPeriod.ts';
import type { ProjectPlace } from './projectPlaces.ts';
import { StretchFinder } from './stretchFinder.ts';
import { scanRequests } from './usage/scanRequests.ts';

const shown = requestFlags.counted | requestFlags.failed;

/** Sums of one pass over all requests, fine enough that every figure of the overview is a sum of some of them. */
export interface OverviewSums {
  /** By bucket, then by model number; one more row at the end holds requests of `all` without a believable time. */
  readonly cells: readonly (FiguresBuilder | undefined)[][];
  readonly sessions: SessionTotals;
  /** Sessions without a known folder are in none. */
  readonly projects: ReadonlyMap<ProjectPlace, FiguresBuilder>;
  readonly previous: FiguresBuilder;
  /** ms since the epoch of the newest request in scope, whatever the period; 0 without one. */
  readonly newest: number;
}

/** What ranks sessions, by session number: there are thousands, and six are shown. */
export interface SessionTotals {
  /** Nano-dollars. */
  readonly amounts: Float64Array;
  readonly requests: Uint32Array;
  readonly failed: Uint32Array;
}

/** Reads every request that passes (at any time) once. */
export function scanOverview(
  ledger: Ledger,
  { now, costing }: { readonly now: number; readonly costing: Costing },
  { period, stretches, previous }: PanelPeriod,
  anyTime: Selection,
  places: ReadonlyMap<number, ProjectPlace>,
): OverviewSums {
  const cells = Array.from({ length: stretches.length + 1 }, (): (FiguresBuilder | undefined)[] => []);
  const count = ledger.pools.sessionIds.size;
  const amounts = new Float64Array(count);
  const counted = new Uint32Array(count);
  const failed = new Uint32Array(count);
  const projects = new Map<ProjectPlace, FiguresBuilder>();
  /** Of each session its project's sum, null where no folder is known. */
  const projectOf: (FiguresBuilder | null | undefined)[] = [];
  const before = new FiguresBuilder();
  const finder = new StretchFinder(stretches);
  const whole = previous === null;
  let newest = 0;
  scanRequests(ledger, anyTime, (requests, slot, number) => {
    const { created, model, flags } = requests.columns;
    if (((flags[slot] ?? 0) & shown) === 0) return;
    const time = created[slot] ?? 0;
    if (time > newest && isPlausibleTime(time, now)) newest = time;
    let bucket = stretches.length;
    if (time >= period.from && time < period.to) bucket = finder.find(time);
    else if (!whole) {
      if (time >= previous.from && time < previous.to) before.add(requests, slot, costing);
      return;
    }
    const row = cells[bucket];
    if (row === undefined) return;
    (row[model[slot] ?? 0] ??= new FiguresBuilder()).add(requests, slot, costing);
    let project = projectOf[number];
    if (project === undefined) projectOf[number] = project = projectSum(projects, places.get(number));
    project?.add(requests, slot, costing);
    const flag = flags[slot] ?? 0;
    if ((flag & requestFlags.copy) !== 0) return;
    if ((flag & requestFlags.counted) === 0) failed[number] = (failed[number] ?? 0) + 1;
    else {
      counted[number] = (counted[number] ?? 0) + 1;
      amounts[number] = (amounts[number] ?? 0) + costing.amountOf(requests, slot);
    }
  });
  return { cells, sessions: { amounts, requests: counted, failed }, projects, previous: before, newest };
}

function projectSum(
  projects: Map<ProjectPlace, FiguresBuilder>,
  place: ProjectPlace | undefined,
): FiguresBuilder | null {
  if (place === undefined) return null;
  let sum = projects.get(place);
  if (sum === undefined) projects.set(place, (sum = new FiguresBuilder()));
  return sum;
}
