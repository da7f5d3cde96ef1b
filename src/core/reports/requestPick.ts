/** One request per session, the newest of those offered: kept as numbers, since every request of a scan is offered. */
export class RequestPick {
  readonly #source: Uint16Array;
  readonly #slot: Int32Array;
  readonly #created: Float64Array;
  readonly #open: Uint8Array;

  constructor(sessions: number) {
    this.#source = new Uint16Array(sessions);
    this.#slot = new Int32Array(sessions).fill(-1);
    this.#created = new Float64Array(sessions).fill(-1);
    this.#open = new Uint8Array(sessions);
  }

  /**
   * Takes the request when it is newer (`created`, ms) than what was taken before; of equal times the later row, but
   * never an unfinished copy of what another source knows finished.
   */
  offer(session: number, source: number, slot: number, created: number, open: boolean): void {
    const taken = this.#created[session] ?? Infinity;
    if (created < taken) return;
    if (created === taken && this.#source[session] !== source && open && this.#open[session] === 0) return;
    this.#source[session] = source;
    this.#slot[session] = slot;
    this.#created[session] = created;
    this.#open[session] = open ? 1 : 0;
  }

  /** Where the session's request stands, or null when none was offered. */
  of(session: number): { readonly source: number; readonly slot: number } | null {
    const slot = this.#slot[session] ?? -1;
    return slot === -1 ? null : { source: this.#source[session] ?? 0, slot };
  }
}
