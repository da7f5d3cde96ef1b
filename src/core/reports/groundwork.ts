import { CountedCalls } from '../usage/countedCalls.ts';
import { knownSessions, type KnownSession } from '../usage/knownSessions.ts';
import type { Ledger } from '../usage/ledger.ts';
import { type ProjectPlace, projectPlaces } from './projectPlaces.ts';

/**
 * What follows from the data alone and nearly every report asks, whatever its filter: each part is made when it is first
 * asked for. Who answers many questions of one state of the data keeps it, see `Ledger.groundwork`.
 */
export class Groundwork {
  readonly #ledger: Ledger;
  #known: ReadonlyMap<number, KnownSession> | null = null;
  #places: ReadonlyMap<number, ProjectPlace> | null = null;
  #calls: CountedCalls | null = null;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Every session by its number. */
  get known(): ReadonlyMap<number, KnownSession> {
    return (this.#known ??= knownSessions(this.#ledger));
  }

  /** The project of every session by its number. */
  get places(): ReadonlyMap<number, ProjectPlace> {
    return (this.#places ??= projectPlaces(this.known));
  }

  /** Which tool calls count, and whose they are: anew when more of them were read meanwhile. */
  get calls(): CountedCalls {
    if (this.#calls?.isOf(this.#ledger) !== true) this.#calls = new CountedCalls(this.#ledger);
    return this.#calls;
  }
}

/** What is kept for this state of the data, or else one of the caller's own. */
export function groundworkOf(ledger: Ledger): Groundwork {
  return ledger.groundwork?.() ?? new Groundwork(ledger);
}
