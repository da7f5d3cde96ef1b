import { pauseAfter } from '../../protocol/pace.ts';
import { RpcError } from '../../protocol/rpc.ts';
import type { Failure, Resource } from './resource.ts';

/** Least time between two answers to `changed`, in ms: a busy agent commits many times a second. */
export const throttleMs = 250;

/** How a resource asks, and how it tells that it moved. */
export interface LiveResourceOptions<Query, Value extends { readonly revision: number }> {
  readonly fetch: (query: Query, signal: AbortSignal) => Promise<Value>;
  /** True when an older value may stay on screen while, or although, the query is not answered yet. */
  readonly fits: (value: Value, query: Query) => boolean;
  readonly changed: () => void;
}

/**
 * Keeps one report fresh: a new query cancels the old one, news of a revision asks again at most every `throttleMs`
 * (less often what takes long, see `pauseAfter`), and a hidden panel asks nothing until it is shown.
 */
export class LiveResource<Query, Value extends { readonly revision: number }> {
  readonly #options: LiveResourceOptions<Query, Value>;
  #state: Resource<Value> = { value: null, busy: false, failure: null };
  #query: Query | null = null;
  #running: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastAsked = Number.NEGATIVE_INFINITY;
  /** How long the last answer took, ms. */
  #took = 0;
  #visible = true;
  /** Something moved since the last question. */
  #stale = false;

  constructor(options: LiveResourceOptions<Query, Value>) {
    this.#options = options;
  }

  get state(): Resource<Value> {
    return this.#state;
  }

  /** Asks a question, giving up the one before. */
  ask(query: Query): void {
    this.#query = query;
    this.#stale = true;
    this.#running?.abort();
    this.#running = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#visible) this.#start();
  }

  /** Shows a value from before, unless there is one; what was asked stays asked. */
  prime(value: Value): void {
    if (this.#state.value === null && this.#state.failure === null) this.#set({ ...this.#state, value });
  }

  /** Takes a value back that turned out to be of no use; what was asked stays asked. */
  drop(): void {
    this.#set({ ...this.#state, value: null });
  }

  /** Takes note that the data has reached a revision. */
  noteRevision(revision: number): void {
    if (this.#state.failure === null && this.#state.value && this.#state.value.revision >= revision) return;
    this.#stale = true;
    this.#schedule();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (!visible) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    } else if (this.#stale) this.#schedule();
  }

  #schedule(): void {
    // A running request is let finish: under constant change, cancelling would starve the screen.
    if (!this.#visible || this.#running || this.#timer !== undefined || this.#query === null) return;
    const wait = Math.max(0, this.#lastAsked + pauseAfter(this.#took, throttleMs) - Date.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#start();
    }, wait);
  }

  #start(): void {
    const query = this.#query;
    if (query === null) return;
    const running = new AbortController();
    this.#running = running;
    this.#stale = false;
    this.#lastAsked = Date.now();
    this.#set({ ...this.#state, busy: true });
    this.#options.fetch(query, running.signal).then(
      (value) => this.#settle(running, { value, busy: false, failure: null }),
      (error: unknown) => {
        if (RpcError.isCancelled(error) && running.signal.aborted) return;
        const { value } = this.#state;
        const kept = value && this.#options.fits(value, query) ? value : null;
        this.#settle(running, { value: kept, busy: false, failure: failureOf(error) });
      },
    );
  }

  #settle(running: AbortController, state: Resource<Value>): void {
    if (this.#running !== running) return;
    this.#running = null;
    this.#took = Date.now() - this.#lastAsked;
    this.#set(state);
    if (this.#stale) this.#schedule();
  }

  #set(state: Resource<Value>): void {
    this.#state = state;
    this.#options.changed();
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof RpcError) return { reason: error.reason, message: error.message, nextStep: error.nextStep };
  return { reason: '', message: error instanceof Error ? error.message : String(error), nextStep: '' };
}
