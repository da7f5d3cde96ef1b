import type { KnownSession } from '../../usage/knownSessions.ts';
import type { Ledger } from '../../usage/ledger.ts';
import { panelScope } from '../panel/panelScope.ts';
import type { ReportFilter } from '../filter/reportFilter.ts';
import type { Selection } from '../filter/selection.ts';
import { selectionOf } from '../filter/selection.ts';
import { groundworkOf } from '../groundwork.ts';
import type { ProjectPlace } from '../projectPlaces.ts';
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
  const ground = groundworkOf(ledger);
  const { known } = ground;
  const places = (): ReadonlyMap<number, ProjectPlace> => ground.places;
  return { known, places, selection: selectionOf(ledger, known, places, filter, context.timeZone) };
}
