import type { KnownSession } from '../usage/knownSessions.ts';
import type { Ledger } from '../usage/ledger.ts';
import { groundworkOf } from './groundwork.ts';
import type { ProjectPlace } from './projectPlaces.ts';

/** Every session and where it belongs, by its number: what the data alone says. */
export interface Whereabouts {
  readonly known: ReadonlyMap<number, KnownSession>;
  readonly places: ReadonlyMap<number, ProjectPlace>;
}

/** Finds where every session belongs, if that is not known yet. */
export function whereabouts(ledger: Ledger): Whereabouts {
  const { known, places } = groundworkOf(ledger);
  return { known, places };
}
