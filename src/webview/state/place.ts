import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import { filterKey } from '../../core/reports/panel/panelFilter.ts';

/** Where in the panel the user is: what Back and Forward go through. */
export interface Place {
  /** Id of the tab. */
  readonly tab: string;
  readonly filter: PanelFilter;
}

/** True when going from one to the other would change nothing. */
export function samePlace(a: Place, b: Place): boolean {
  return a.tab === b.tab && filterKey(a.filter) === filterKey(b.filter);
}
