import type { PanelFilter } from '../../core/reports/panel/panelFilter.ts';
import { filterKey } from '../../core/reports/panel/panelFilter.ts';

/** Where in the panel the user is: what Back and Forward go through. */
export interface Place {
  /** Id of the tab. */
  readonly tab: string;
  readonly filter: PanelFilter;
  /** Id of the session whose page is shown over the tab, '' for none. */
  readonly sessionId: string;
}

/** True when going from one to the other would change nothing. */
export function samePlace(a: Place, b: Place): boolean {
  return a.tab === b.tab && a.sessionId === b.sessionId && filterKey(a.filter) === filterKey(b.filter);
}
