import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RpcError } from '../../../src/protocol/rpc.ts';
import { LiveResource, throttleMs } from '../../../src/webview/state/liveResource.ts';

interface Answer {
  readonly revision: number;
  readonly query: string;
}

interface Call {
  readonly query: string;
  readonly signal: AbortSignal;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

function setUp() {
  const calls: Call[] = [];
  const resource = new LiveResource<string, Answer>({
    fetch: (query, signal) =>
      new Promise<Answer>((resolve, reject) => {
        calls.push({ query, signal, resolve, reject });
        signal.addEventListener('abort', () =>
          reject(new RpcError({ name: 'Cancelled', message: '', reason: 'cancelled', nextStep: '' })),
        );
      }),
    fits: (value, query) => value.query === query,
    changed: () => undefined,
  });
  const answer = async (revision: number): Promise<void> => {
    const call = calls.at(-1)!;
    call.resolve({ revision, query: call.query });
    await vi.advanceTimersByTimeAsync(0);
  };
  return { calls, resource, answer };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a live resource', () => {
  it('asks at once and keeps the answer', async () => {
    const { calls, resource, answer } = setUp();
    resource.ask('30d');
    expect(resource.state).toEqual({ value: null, busy: true, failure: null });
    await answer(1);
    expect(resource.state).toEqual({ value: { revision: 1, query: '30d' }, busy: false, failure: null });
    expect(calls).toHaveLength(1);
  });

  it('asks more seldom for what takes long, though never longer than a moment', async () => {
    const { calls, resource, answer } = setUp();
    resource.ask('30d');
    await vi.advanceTimersByTimeAsync(200);
    await answer(1);
    resource.noteRevision(2);
    await vi.advanceTimersByTimeAsync(throttleMs);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(600);
    expect(calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10_000);
    await answer(2);
    resource.noteRevision(3);
    await vi.advanceTimersByTimeAsync(1500);
    expect(calls).toHaveLength(3);
  });

  it('cancels for a new question and never shows the answer to an old one', async () => {
    const { calls, resource, answer } = setUp();
    resource.ask('30d');
    resource.ask('7d');
    expect(calls[0]?.signal.aborted).toBe(true);
    calls[0]?.resolve({ revision: 9, query: '30d' });
    await vi.advanceTimersByTimeAsync(0);
    expect(resource.state.value).toBeNull();
    await answer(1);
    expect(resource.state.value?.query).toBe('7d');
    expect(resource.state.failure).toBeNull();
  });

  it('answers a storm of news at most once in the throttle time, and the last news always', async () => {
    const { calls, resource, answer } = setUp();
    resource.ask('30d');
    await answer(1);
    for (let revision = 2; revision <= 50; revision++) resource.noteRevision(revision);
    expect(calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(throttleMs);
    expect(calls).toHaveLength(2);
    resource.noteRevision(51);
    await vi.advanceTimersByTimeAsync(throttleMs * 4);
    expect(calls, 'a question under way is let finish').toHaveLength(2);
    await answer(50);
    await vi.advanceTimersByTimeAsync(throttleMs * 2);
    expect(calls).toHaveLength(3);
    await answer(51);
    await vi.advanceTimersByTimeAsync(throttleMs * 4);
    expect(calls).toHaveLength(3);
  });

  it('asks nothing while hidden and catches up when shown', async () => {
    const { calls, resource, answer } = setUp();
    resource.ask('30d');
    await answer(1);
    resource.setVisible(false);
    resource.noteRevision(2);
    resource.ask('7d');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls).toHaveLength(1);
    resource.setVisible(true);
    await vi.advanceTimersByTimeAsync(throttleMs);
    expect(calls.map((call) => call.query)).toEqual(['30d', '7d']);
  });

  it('keeps figures that still fit when an answer fails, and asks again with the next news', async () => {
    const { calls, resource, answer } = setUp();
    resource.ask('30d');
    await answer(1);
    resource.noteRevision(2);
    await vi.advanceTimersByTimeAsync(throttleMs);
    calls.at(-1)?.reject(new RpcError({ name: 'E', message: 'gone', reason: 'failed', nextStep: 'wait' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(resource.state).toEqual({
      value: { revision: 1, query: '30d' },
      busy: false,
      failure: { reason: 'failed', message: 'gone', nextStep: 'wait' },
    });
    resource.noteRevision(1);
    await vi.advanceTimersByTimeAsync(throttleMs);
    await answer(2);
    expect(resource.state.failure).toBeNull();
  });

  it('drops figures of another question when the answer fails', async () => {
    const { calls, resource, answer } = setUp();
    resource.ask('30d');
    await answer(1);
    resource.ask('7d');
    calls.at(-1)?.reject(new Error('no'));
    await vi.advanceTimersByTimeAsync(0);
    expect(resource.state.value).toBeNull();
    expect(resource.state.failure?.message).toBe('no');
  });
});
