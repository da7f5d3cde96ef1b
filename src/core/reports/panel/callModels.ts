import type { Ledger } from '../../usage/ledger.ts';

/** Finds the model that made a tool call: the one of the request the call's message is. */
export class CallModels {
  readonly #ledger: Ledger;
  /** By source: model numbers by session and message, as one whole number. */
  readonly #bySource: (ReadonlyMap<number, number> | undefined)[] = [];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The model's number; 0 when the call does not name its message or that is not there. */
  of(source: number, slot: number): number {
    const { columns } = this.#ledger.sources[source]?.toolCalls ?? {};
    const message = columns?.message[slot] ?? 0;
    if (message === 0) return 0;
    const models = (this.#bySource[source] ??= this.#read(source));
    return models.get(placeOf(columns?.session[slot] ?? 0, message)) ?? 0;
  }

  #read(source: number): ReadonlyMap<number, number> {
    const models = new Map<number, number>();
    const requests = this.#ledger.sources[source]?.requests;
    if (requests === undefined) return models;
    const { identity, session, model } = requests.columns;
    for (let slot = 0; slot < requests.size; slot++) {
      const id = identity[slot] ?? 0;
      // As `hashOf` makes it: the lower half of the identity, never 0 for a message that has an id.
      if (id !== 0) models.set(placeOf(session[slot] ?? 0, id >>> 0 || 1), model[slot] ?? 0);
    }
    return models;
  }
}

/** Sessions are numbered from 1 and by far fewer than two million: the sum stays a whole number. */
function placeOf(session: number, message: number): number {
  return session * 2 ** 32 + message;
}
