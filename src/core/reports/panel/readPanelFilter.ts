import type { TimeRange } from '../overview.ts';
import type { PanelFilter, PanelRange } from './panelFilter.ts';
import { facetNames, rangeNames } from './panelFilter.ts';

/** Most names one facet may hold, and the longest a name or a query may be, in UTF-16 units. */
export const filterLimits = { names: 50, name: 1000, query: 2000 } as const;

/** A filter from saved state or a link, which anybody may have written: what does not fit is left out. */
export function readPanelFilter(raw: unknown, otherwise: PanelFilter): PanelFilter {
  if (typeof raw !== 'object' || raw === null) return otherwise;
  const given = raw as Readonly<Record<string, unknown>>;
  const { scope, query } = given;
  const names = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter(isName).slice(0, filterLimits.names) : [];
  const facets = facetNames.flatMap((facet) => {
    const picked = names(given[facet]);
    return picked.length === 0 ? [] : [[facet, picked] as const];
  });
  return {
    range: readRange(given['range']) ?? otherwise.range,
    scope: scope === 'all' || scope === 'workspace' ? scope : otherwise.scope,
    ...Object.fromEntries(facets),
    ...(typeof query === 'string' && query.trim() !== '' ? { query: query.slice(0, filterLimits.query) } : {}),
  };
}

/** A range's name, or a stretch whose end lies after its start; else null. */
export function readRange(raw: unknown): PanelRange | null {
  if (typeof raw === 'string') return rangeNames.find((name) => name === raw) ?? null;
  if (typeof raw !== 'object' || raw === null) return null;
  const { from, to } = raw as Partial<Record<keyof TimeRange, unknown>>;
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from < to ? { from, to } : null;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= filterLimits.name;
}
