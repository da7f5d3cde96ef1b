import { describe, expect, it, vi } from 'vitest';
import type { LiveReport } from '../../../src/core/live/liveReport.ts';
import type { LiveWatch } from '../../../src/protocol/liveApi.ts';
import { LiveStore, type LiveStoreServices } from '../../../src/extension/live/liveStore.ts';
import { EventEmitter } from '../../support/fakeVscode.ts';
import { now, settings } from './support/samples.ts';

function setup() {
  const watches: LiveWatch[] = [];
  const live = new EventEmitter<LiveReport>();
  const state = new EventEmitter<unknown>();
  const changed = new EventEmitter<unknown>();
  const config = {
    settings: { ...settings, liveNotifications: true, liveServer: '', liveRefreshSeconds: 2 },
    onDidChange: changed.event,
  };
  const worker = {
    state: 'running',
    api: { watchLive: (watch: LiveWatch) => (watches.push(watch), Promise.resolve()) },
    onDidChangeState: state.event,
    onDidChangeLive: live.event,
  };
  const memory = { get: () => undefined, update: vi.fn(() => Promise.resolve()), keys: () => [] };
  const store = new LiveStore({ worker, config, log: {}, memory } as unknown as LiveStoreServices);
  const modes = (): string[] => watches.map(({ mode }) => mode);
  return { store, watches, modes, config, changed, state, live, memory, worker };
}

const finished = (since: number): LiveReport =>
  ({
    asOf: now,
    demo: false,
    trouble: null,
    serverTrouble: '',
    unmatched: [],
    sessions: [{ id: 'a', state: 'finished', since }],
  }) as unknown as LiveReport;

describe('what runs is followed', () => {
  it('closely while any surface is seen, only after a change while none is', () => {
    const { store, modes, watches } = setup();
    store.setVisible('live view', true);
    store.setVisible('panel', true);
    store.setVisible('live view', false);
    expect(modes()).toEqual(['visible']);
    expect(watches[0]?.intervalMs).toBe(2000);
    store.setVisible('panel', false);
    expect(modes()).toEqual(['visible', 'hidden']);
  });

  it('not at all while none is seen and nobody wants to be told', () => {
    const { store, modes, config, changed } = setup();
    config.settings.liveNotifications = false;
    changed.fire(undefined);
    expect(modes()).toEqual(['off']);
    store.setVisible('panel', true);
    expect(modes()).toEqual(['off', 'visible']);
  });

  it('again by a worker that was started anew', () => {
    const { store, modes, state, worker } = setup();
    store.setVisible('panel', true);
    worker.state = 'restarting';
    state.fire(undefined);
    worker.state = 'running';
    state.fire(undefined);
    expect(modes()).toEqual(['visible', 'visible']);
  });

  it('and what was looked at is no news, also after a reload', () => {
    const { store, live, memory } = setup();
    live.fire(finished(now - 1000));
    expect(store.report?.sessions[0]?.state).toBe('finished');
    store.markSeen('a');
    expect(store.report?.sessions[0]?.state).toBe('idle');
    expect(memory.update).toHaveBeenCalledWith('live.seen', { a: expect.any(Number) as number });
    live.fire(finished(now - 1000));
    expect(store.report?.sessions[0]?.state).toBe('idle');
  });
});
