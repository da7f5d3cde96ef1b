import type { Costing } from '../pricing/costing.ts';
import { FiguresBuilder } from '../usage/figuresBuilder.ts';
import type { Ledger } from '../usage/ledger.ts';
import { isPlausibleTime } from '../usage/plausibleTime.ts';
import { requestFlags } from '../usage/requestFlags.ts';
import type { Selection } from './filter/selection.ts';
import type { PanelPeriod } from './panel/panelPeriod.ts';
import { StretchFinder } from './stretchFinder.ts';
import { scanRequests } from './usage/scanRequests.ts';

const shown = requestFlags.counted | requestFlags.failed;

/** Sums of one pass over all requests, fine enough that every figure of the overview is a sum of some of them. */
export interface OverviewSums {
  /** By bucket, then by model number; one more row at the end holds requests of `all` without a believable time. */
  readonly cells: readonly (FiguresBuilder | undefined)[][];
  /** By session number. */
  readonly sessions: readonly (FiguresBuilder | undefined)[];
  readonly previous: FiguresBuilder;
  /** ms since the epoch of the newest request in scope, whatever the period; 0 without one. */
  readonly newest: number;
}

/** Reads every request that passes (at any time) once. */
export function scanOverview(
  ledger: Ledger,
  { now, costing }: { readonly now: number; readonly costing: Costing },
  { period, stretches, previous }: PanelPeriod,
  anyTime: Selection,
): OverviewSums {
  const cells = Array.from({ length: stretches.length + 1 }, (): (FiguresBuilder | undefined)[] => []);
  const sessions: (FiguresBuilder | undefined)[] = [];
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
    (sessions[number] ??= new FiguresBuilder()).add(requests, slot, costing);
  });
  return { cells, sessions, previous: before, newest };
}
