import { knownSessions, type KnownSession } from '../usage/knownSessions.ts';
import type { Ledger } from '../usage/ledger.ts';
import { type ProjectPlace, projectPlaces } from './projectPlaces.ts';

/** Every session and where it belongs, by its number: what the data alone says. */
export interface Whereabouts {
  readonly known: ReadonlyMap<number, KnownSession>;
  readonly places: ReadonlyMap<number, ProjectPlace>;
}

/** Finds where every session belongs. */
export function whereabouts(ledger: Ledger): Whereabouts {
  const known = knownSessions(ledger);
  return { known, places: projectPlaces(known) };
}
