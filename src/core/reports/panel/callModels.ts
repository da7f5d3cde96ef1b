import type { Ledger } from '../../usage/ledger.ts';
import { RequestsOfCalls } from '../../usage/requestsOfCalls.ts';

/** Finds the model that made a tool call: the one of the request the call's message is. */
export class CallModels {
  readonly #ledger: Ledger;
  /** By source, made when its first call is asked for. */
  readonly #bySource: (RequestsOfCalls | undefined)[] = [];

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** The model's number; 0 when the call does not name its message or that is not there. */
  of(source: number, slot: number): number {
    const tables = this.#ledger.sources[source];
    if (tables === undefined) return 0;
    const request = (this.#bySource[source] ??= new RequestsOfCalls(tables)).find(slot);
    return request < 0 ? 0 : (tables.requests.columns.model[request] ?? 0);
  }
}
