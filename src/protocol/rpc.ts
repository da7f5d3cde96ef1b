/** Two ends that pass structured-clonable messages: a worker's port, a webview. */
export interface Channel {
  post(message: unknown): void;
  /** Calls `receive` for each message of the other end; returns how to stop. */
  listen(receive: (message: unknown) => void): () => void;
}

/** An error as it crosses a boundary: enough to act on, nothing that needs a class on the other side. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  /** Machine-readable reason, '' when there is none. */
  readonly reason: string;
  /** What the user can do about it, '' when nothing is known. */
  readonly nextStep: string;
}

/** Thrown at the caller when the other end failed, was closed or was asked to stop. */
export class RpcError extends Error {
  readonly reason: string;
  readonly nextStep: string;

  constructor(error: WireError) {
    super(error.message);
    this.name = error.name;
    this.reason = error.reason;
    this.nextStep = error.nextStep;
  }

  /** True for the error a cancelled or closed request ends with: nobody needs to be told. */
  static isCancelled(error: unknown): boolean {
    return error instanceof RpcError && error.reason === 'cancelled';
  }
}

/** An interface whose methods all take one argument (or none) and answer with a promise. */
type Methods<Api> = { [Name in keyof Api]: (parameter: never, signal?: AbortSignal) => Promise<unknown> };

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly parameter: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'event'; readonly name: string; readonly payload: unknown };

/** Others may post on the same channel (a page's tools do): what is not a whole message of ours is passed over. */
function asMessage(raw: unknown): Message | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { kind, id, method, name, error } = raw as Readonly<Record<string, unknown>>;
  const whole =
    kind === 'event'
      ? typeof name === 'string'
      : typeof id === 'number' &&
        (kind === 'cancel' ||
          kind === 'result' ||
          (kind === 'call' && typeof method === 'string') ||
          (kind === 'failure' && typeof error === 'object' && error !== null));
  return whole ? (raw as Message) : null;
}

/** How a class's own fields become a wire error; anything else is reported by its message alone. */
export function wireError(error: unknown): WireError {
  if (!(error instanceof Error)) {
    const message = typeof error === 'object' && error !== null ? 'Something failed.' : String(error);
    return { name: 'Error', message, reason: '', nextStep: '' };
  }
  const { reason, nextStep } = error as { reason?: unknown; nextStep?: unknown };
  return {
    name: error.name,
    message: error.message,
    reason: typeof reason === 'string' ? reason : '',
    nextStep: typeof nextStep === 'string' ? nextStep : '',
  };
}

const cancelled: WireError = {
  name: 'Cancelled',
  message: 'The request was cancelled.',
  reason: 'cancelled',
  nextStep: '',
};

/** The calling end of a contract: `api` has its methods, `on` its events. */
export interface RpcClient<Api, Events> {
  readonly api: Api;
  on<Name extends keyof Events & string>(name: Name, receive: (payload: Events[Name]) => void): () => void;
  /** Fails what is under way and stops listening. */
  close(): void;
}

/** Calls methods of the other end; each call may be cancelled by its signal. */
export function createClient<Api extends Methods<Api>, Events>(channel: Channel): RpcClient<Api, Events> {
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: RpcError) => void }
  >();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  let nextId = 1;
  let closed = false;

  const stop = channel.listen((raw) => {
    const message = asMessage(raw);
    if (message?.kind === 'event') tellAll(listeners.get(message.name) ?? new Set(), message.payload);
    if (message?.kind !== 'result' && message?.kind !== 'failure') return;
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.kind === 'result') call?.resolve(message.value);
    else call?.reject(new RpcError(message.error));
  });

  const call = (method: string, parameter: unknown, signal?: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed || signal?.aborted) {
        reject(new RpcError(cancelled));
        return;
      }
      const id = nextId++;
      const abort = (): void => {
        if (!waiting.delete(id)) return;
        postIfOpen(channel, { kind: 'cancel', id });
        reject(new RpcError(cancelled));
      };
      const settle = (): void => signal?.removeEventListener('abort', abort);
      waiting.set(id, {
        resolve: (value) => (settle(), resolve(value)),
        reject: (error) => (settle(), reject(error)),
      });
      signal?.addEventListener('abort', abort, { once: true });
      try {
        channel.post({ kind: 'call', id, method, parameter } satisfies Message);
      } catch (error) {
        // The parameter could not be cloned, or the other end is gone: nobody will ever answer.
        waiting.get(id)?.reject(new RpcError(wireError(error)));
        waiting.delete(id);
      }
    });

  return {
    api: new Proxy({} as Api, {
      get: (_, method) =>
        // A promise resolving to the proxy must not take `then` for a method of the contract.
        method === 'then' || typeof method !== 'string'
          ? undefined
          : (parameter: unknown, signal?: AbortSignal) => call(method, parameter, signal),
    }),
    on(name, receive) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(receive));
      return () => set.delete(receive);
    },
    close() {
      closed = true;
      stop();
      for (const [id, { reject }] of waiting) {
        postIfOpen(channel, { kind: 'cancel', id });
        reject(new RpcError(cancelled));
      }
      waiting.clear();
    },
  };
}

/** Calls every listener, then throws what the first failing one threw: one broken view must not silence the others. */
function tellAll(receivers: ReadonlySet<(payload: never) => void>, payload: unknown): void {
  const errors: unknown[] = [];
  for (const receive of [...receivers]) {
    try {
      receive(payload as never);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** For messages nobody waits for: an end that is gone needs none. */
function postIfOpen(channel: Channel, message: Message): void {
  try {
    channel.post(message);
  } catch {
    // The channel is closed.
  }
}

/** The answering end of a contract. */
export interface RpcServer<Events> {
  emit<Name extends keyof Events & string>(name: Name, payload: Events[Name]): void;
  /** Stops answering and tells what is under way to stop. */
  close(): void;
}

/** Answers the calls of the other end with the methods of `api`; errors travel back, a cancel aborts the signal. */
export function serve<Api extends Methods<Api>, Events>(channel: Channel, api: Api): RpcServer<Events> {
  const running = new Map<number, AbortController>();
  const stop = channel.listen((raw) => {
    const message = asMessage(raw);
    if (message?.kind === 'cancel') running.get(message.id)?.abort();
    if (message?.kind !== 'call') return;
    const { id, method, parameter } = message;
    const controller = new AbortController();
    running.set(id, controller);
    answer(api, method, parameter, controller.signal)
      .then(
        (value): Message => ({ kind: 'result', id, value }),
        (error: unknown): Message => ({ kind: 'failure', id, error: wireError(error) }),
      )
      .then((reply) => {
        running.delete(id);
        if (!controller.signal.aborted) channel.post(reply);
      })
      .catch((error: unknown) => {
        // The value could not be cloned: say so, rather than leave the caller waiting.
        postIfOpen(channel, { kind: 'failure', id, error: wireError(error) });
      });
  });
  return {
    emit: (name, payload) => channel.post({ kind: 'event', name, payload } satisfies Message),
    close() {
      stop();
      for (const controller of running.values()) controller.abort();
    },
  };
}

async function answer(api: object, method: string, parameter: unknown, signal: AbortSignal): Promise<unknown> {
  const implementation = Object.hasOwn(api, method) ? (api as Record<string, unknown>)[method] : undefined;
  if (typeof implementation !== 'function') throw new Error(`There is no method "${method}".`);
  return (await implementation.call(api, parameter, signal)) as unknown;
}
