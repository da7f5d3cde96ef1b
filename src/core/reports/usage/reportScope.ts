import type { KnownSession } from '../../usage/knownSessions.ts';
import { knownSessions } from '../../usage/knownSessions.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { panelScope } from '../panel/panelScope.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import type { Selection } from '../filter/selection.ts';
import { selectionOf } from '../filter/selection.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
import { projectPlaces } from '../projectPlaces.ts';
import type { ReportContext } from '../reportContext.ts';

/** What a report works on: the ledger with a filter resolved for it. */
export interface ReportScope {
  readonly known: ReadonlyMap<number, KnownSession>;
  /** The project of every session; made when it is first asked for. */
  places(): ReadonlyMap<number, ProjectPlace>;
  readonly selection: Selection;
}

/** Resolves a filter for one report. */
export function reportScope(ledger: Ledger, context: ReportContext, filter: ReportFilter): ReportScope {
  if (filter.panel !== undefined) {
    const { known, places, selection } = panelScope(ledger, context, filter.panel);
    return { known, places: () => places, selection };
  }
  const known = knownSessions(ledger);
  let made: ReadonlyMap<number, ProjectPlace> | null = null;
  const places = (): ReadonlyMap<number, ProjectPlace> => (made ??= projectPlaces(known));
  return { known, places, selection: selectionOf(ledger, known, places, filter, context.timeZone) };
}
