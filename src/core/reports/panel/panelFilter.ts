import type { Scope, TimeRange } from '../overview.ts';

/** Ranges that go by a name; all but `all` end now. */
export type RangeName = '1h' | '24h' | 'today' | '7d' | '30d' | '90d' | 'month' | 'all';

/** What a panel's figures are of in time: a named range, or a stretch picked by the user (ms since the epoch). */
export type PanelRange = RangeName | TimeRange;

/** Questions a filter can ask by picking names from a list. */
export type FacetName = 'projects' | 'models' | 'providers' | 'agents' | 'sources';

/** Picked names; of several names of one facet any may fit, of several facets all must. */
export type Facets = { readonly [Name in FacetName]?: readonly string[] };

/** The one filter all tabs of the panel share; what is not there asks nothing. */
export interface PanelFilter extends Facets {
  readonly range: PanelRange;
  readonly scope: Scope;
  /** What stands in the query box, as written. */
  readonly query?: string;
}

/** The ranges in the order the picker offers them. */
export const rangeNames: readonly RangeName[] = ['1h', '24h', 'today', '7d', '30d', '90d', 'month', 'all'];

/** The facets in the order their chips stand in. */
export const facetNames: readonly FacetName[] = ['projects', 'models', 'providers', 'agents', 'sources'];

/** The filter with other names picked for a facet; none takes the facet out. */
export function withFacet(filter: PanelFilter, facet: FacetName, names: readonly string[]): PanelFilter {
  const { [facet]: _before, ...rest } = filter;
  return names.length === 0 ? rest : { ...rest, [facet]: [...new Set(names)] };
}

/** The filter with another text in its query box. */
export function withQuery(filter: PanelFilter, text: string): PanelFilter {
  const { query: _before, ...rest } = filter;
  return text.trim() === '' ? rest : { ...rest, query: text };
}

/** The filter that asks nothing but the range and the scope. */
export function bareFilter({ range, scope }: PanelFilter): PanelFilter {
  return { range, scope };
}

/** Equal for filters that let the same through: the name under which an answer is kept. */
export function filterKey(filter: PanelFilter): string {
  const { range, scope, query } = filter;
  const time = typeof range === 'string' ? range : `${range.from}-${range.to}`;
  const facets = facetNames.map((name) => [...(filter[name] ?? [])].sort());
  return JSON.stringify([time, scope, facets, query?.trim() ?? '']);
}
