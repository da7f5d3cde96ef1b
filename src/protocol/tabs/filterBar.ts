import type { FacetOptions } from '../../core/reports/panel/facetNames.ts';
import type { Scope } from '../../core/reports/overview.ts';

/** What the filter bar above the tabs asks: the names there are. */
export interface FilterBar {
  filterNames(scope: Scope, signal?: AbortSignal): Promise<FacetOptions>;
}
