import { CountedCalls } from '../usage/countedCalls.ts';
import { knownSessions, type KnownSession } from '../usage/knownSessions.ts';
import type { Ledger } from '../usage/ledger.ts';
import { RecentRows } from '../usage/recentRows.ts';
import { KeptTrees } from './keptTrees.ts';
import { areSamePlaces, type ProjectPlace, projectPlaces } from './projectPlaces.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What is read back from now: the periods of the status bar, spending, the last tool calls. */
type RecentStretch = 'periods' | 'spending' | 'calls';

/**
 * What follows from the data alone and nearly every report asks, whatever its filter: each part is made when it is first
 * asked for. Who answers many questions of one state of the data keeps it, see `Ledger.groundwork`.
 */
export class Groundwork {
  /** The sessions in their trees, which follow the data from state to state. */
  readonly trees: KeptTrees;
  /** Where that begins which is read back from now, for each stretch. */
  readonly recent: Readonly<Record<RecentStretch, RecentRows>>;
  readonly #ledger: Ledger;
  #known: ReadonlyMap<number, KnownSession> | null = null;
  #places: ReadonlyMap<number, ProjectPlace> | null = null;
  #calls: CountedCalls | null = null;
  /** Where sessions belonged in an earlier state: few belong elsewhere since. */
  readonly #before: Whereabouts | null;

  /** `before` is the groundwork of an earlier state of the data. */
  constructor(ledger: Ledger, before: Groundwork | null = null) {
    this.#ledger = ledger;
    this.trees = before?.trees ?? new KeptTrees();
    this.recent = before?.recent ?? { periods: new RecentRows(), spending: new RecentRows(), calls: new RecentRows() };
    this.#before = before === null ? null : before.#whereabouts;
  }

  /** Every session by its number. */
  get known(): ReadonlyMap<number, KnownSession> {
    return (this.#known ??= knownSessions(this.#ledger, this.#before?.known));
  }

  /** The project of every session by its number. */
  get places(): ReadonlyMap<number, ProjectPlace> {
    return (this.#places ??= this.#findPlaces());
  }

  /** Which tool calls count, and whose they are: anew when more of them were read meanwhile. */
  get calls(): CountedCalls {
    if (this.#calls?.isOf(this.#ledger) !== true) this.#calls = new CountedCalls(this.#ledger);
    return this.#calls;
  }

  #findPlaces(): ReadonlyMap<number, ProjectPlace> {
    const before = this.#before;
    if (before === null) return projectPlaces(this.known);
    return areSamePlaces(this.known, before.known) ? before.places : projectPlaces(this.known, before.places);
  }

  /** What the groundwork of the next state begins with: its own, or if nobody asked that of the state before. */
  get #whereabouts(): Whereabouts | null {
    return this.#known === null || this.#places === null ? this.#before : { known: this.#known, places: this.#places };
  }
}

/** What is kept for this state of the data, or else one of the caller's own. */
export function groundworkOf(ledger: Ledger): Groundwork {
  return ledger.groundwork?.() ?? new Groundwork(ledger);
}
