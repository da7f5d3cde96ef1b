import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Channel } from '../../../src/protocol/rpc.ts';
import { createClient, RpcError, serve, wireError } from '../../../src/protocol/rpc.ts';

interface Api {
  double(value: number): Promise<number>;
  fail(parameter: { readonly reason: string }): Promise<never>;
  wait(parameter: undefined, signal?: AbortSignal): Promise<string>;
  uncloneable(): Promise<unknown>;
  nothing(): Promise<void>;
}
interface Events {
  readonly changed: { readonly revision: number };
  readonly log: string;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Two ends joined by a real structured clone, as worker and host are. */
function channels(): readonly [Channel, Channel] {
  const { port1, port2 } = new MessageChannel();
  closers.push(() => (port1.close(), port2.close()));
  const channel = (port: typeof port1): Channel => ({
    post: (message) => port.postMessage(message),
    listen: (receive) => {
      port.on('message', receive);
      return () => port.off('message', receive);
    },
  });
  return [channel(port1), channel(port2)];
}

class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly reason: string;
  readonly nextStep = 'Close the other program.';
  constructor(reason: string) {
    super('The database is busy.');
    this.reason = reason;
  }
}

function connected() {
  const [hostEnd, workerEnd] = channels();
  const signals: AbortSignal[] = [];
  const release: ((answer: string) => void)[] = [];
  const api: Api = {
    double: async (value) => value * 2,
    fail: async ({ reason }) => {
      throw new SourceError(reason);
    },
    wait: (_, signal) => {
      if (signal !== undefined) signals.push(signal);
      return new Promise((resolve) => release.push(resolve));
    },
    uncloneable: async () => () => 'a function',
    nothing: async () => undefined,
  };
  const server = serve<Api, Events>(workerEnd, api);
  const client = createClient<Api, Events>(hostEnd);
  return { client, server, signals, release, hostEnd, workerEnd };
}

/** The error of a call that must fail. */
async function failureOf(call: Promise<unknown>): Promise<RpcError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(RpcError);
  return error as RpcError;
}

describe('calls', () => {
  test('are answered, many at once and each its own', async () => {
    const { client } = connected();
    expect(await Promise.all([1, 2, 3].map((value) => client.api.double(value)))).toEqual([2, 4, 6]);
    expect(await client.api.nothing()).toBeUndefined();
  });

  test('that fail bring name, message, reason and next step', async () => {
    const { client } = connected();
    expect(await failureOf(client.api.fail({ reason: 'busy' }))).toMatchObject({
      name: 'SourceError',
      message: 'The database is busy.',
      reason: 'busy',
      nextStep: 'Close the other program.',
    });
  });

  test.each(['unknown', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'of %s are refused',
    async (method) => {
      const { client } = connected();
      const api = client.api as unknown as Record<string, () => Promise<unknown>>;
      expect((await failureOf(api[method]!())).message).toContain(method);
    },
  );

  test('whose result cannot be cloned fail instead of waiting for ever, and the next one works', async () => {
    const { client } = connected();
    await failureOf(client.api.uncloneable());
    expect(await client.api.double(4)).toBe(8);
  });

  test('whose parameter cannot be cloned fail', async () => {
    const { client } = connected();
    await failureOf(client.api.double((() => 1) as unknown as number));
    expect(await client.api.double(4)).toBe(8);
  });

  test('may be awaited through the client: it is no promise itself', async () => {
    const { client } = connected();
    const api = await Promise.resolve(client.api);
    expect(await api.double(1)).toBe(2);
  });
});

describe('cancelling', () => {
  test('fails the call at once and aborts the work', async () => {
    const { client, signals } = connected();
    const controller = new AbortController();
    const call = failureOf(client.api.wait(undefined, controller.signal));
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    controller.abort();
    expect(RpcError.isCancelled(await call)).toBe(true);
    await vi.waitFor(() => expect(signals[0]!.aborted).toBe(true));
  });

  test('before the call means it is never made', async () => {
    const { client, signals } = connected();
    const error = await failureOf(client.api.wait(undefined, AbortSignal.abort()));
    expect(RpcError.isCancelled(error)).toBe(true);
    await client.api.double(1);
    expect(signals).toEqual([]);
  });

  test('after the answer changes nothing', async () => {
    const { client, release } = connected();
    const controller = new AbortController();
    const call = client.api.wait(undefined, controller.signal);
    await vi.waitFor(() => expect(release).toHaveLength(1));
    release[0]!('done');
    expect(await call).toBe('done');
    controller.abort();
    expect(await client.api.double(2)).toBe(4);
  });

  test('an ordinary failure is no cancellation', () => {
    expect(RpcError.isCancelled(new RpcError(wireError(new Error('x'))))).toBe(false);
    expect(RpcError.isCancelled(new Error('cancelled'))).toBe(false);
  });
});

describe('events', () => {
  test('reach every listener of their name until it stops', async () => {
    const { client, server } = connected();
    const first: number[] = [];
    const second: number[] = [];
    const stop = client.on('changed', ({ revision }) => first.push(revision));
    client.on('changed', ({ revision }) => second.push(revision));
    server.emit('changed', { revision: 1 });
    server.emit('log', 'not for them');
    await vi.waitFor(() => expect(second).toEqual([1]));
    stop();
    server.emit('changed', { revision: 2 });
    await vi.waitFor(() => expect(second).toEqual([1, 2]));
    expect(first).toEqual([1]);
  });

  test('a listener that throws does not keep them from the others, and is not hushed up', async () => {
    const pending: ((message: unknown) => void)[] = [];
    const client = createClient<Api, Events>({
      post: () => undefined,
      listen: (receive) => (pending.push(receive), () => undefined),
    });
    const heard: string[] = [];
    client.on('log', () => {
      throw new Error('a broken view');
    });
    client.on('log', (text) => heard.push(text));
    expect(() => pending[0]!({ kind: 'event', name: 'log', payload: 'a' })).toThrow('a broken view');
    expect(heard).toEqual(['a']);
  });
});

describe('closing', () => {
  test('a channel that is gone fails the call, and an answer to nobody harms nobody', async () => {
    const post = (): void => {
      throw new Error('closed');
    };
    const calls: ((message: unknown) => void)[] = [];
    const channel: Channel = { post, listen: (receive) => (calls.push(receive), () => undefined) };
    expect((await failureOf(createClient<Api, Events>(channel).api.double(1))).message).toBe('closed');
    serve<Pick<Api, 'double'>, Events>(channel, { double: async (value) => value });
    calls[1]!({ kind: 'call', id: 1, method: 'double', parameter: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  test('the client fails what is under way and refuses what comes after', async () => {
    const { client } = connected();
    const call = failureOf(client.api.wait(undefined));
    client.close();
    expect(RpcError.isCancelled(await call)).toBe(true);
    expect(RpcError.isCancelled(await failureOf(client.api.double(1)))).toBe(true);
  });

  test('the client tells the other end to stop what it was doing', async () => {
    const { client, signals } = connected();
    const call = failureOf(client.api.wait(undefined));
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    client.close();
    await call;
    await vi.waitFor(() => expect(signals[0]!.aborted).toBe(true));
  });

  test('the server aborts what is under way and answers no more', async () => {
    const { client, server, signals, release } = connected();
    const answered = vi.fn();
    client.api.wait(undefined).then(answered, answered);
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    server.close();
    expect(signals[0]!.aborted).toBe(true);
    release[0]!('too late');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answered).not.toHaveBeenCalled();
  });
});

test.each([
  null,
  undefined,
  5,
  'text',
  [],
  {},
  { kind: 'result' },
  { kind: 'failure', id: 99 },
  { kind: 'call' },
  { kind: 'event' },
])('a message that is not of ours (%o) harms nobody', async (message) => {
  const { client, hostEnd, workerEnd } = connected();
  hostEnd.post(message);
  workerEnd.post(message);
  expect(await client.api.double(3)).toBe(6);
});

test('anything thrown becomes an error that can travel', () => {
  expect(wireError('text')).toEqual({ name: 'Error', message: 'text', reason: '', nextStep: '' });
  expect(wireError(undefined)).toMatchObject({ message: 'undefined' });
  expect(wireError(Object.assign(new Error('x'), { reason: 5, nextStep: {} }))).toMatchObject({
    reason: '',
    nextStep: '',
  });
  expect(wireError(Object.create(null))).toMatchObject({ name: 'Error' });
});
