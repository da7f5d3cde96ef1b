import { html } from 'lit-html';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostApi } from '../../../src/protocol/webviewApi.ts';
import { LiveTab } from '../../../src/webview/tabs/liveTab.ts';
import { readLiveOptions, type LiveTabOptions } from '../../../src/webview/tabs/live/liveOptions.ts';
import type { LivePageReport } from '../../../src/webview/tabs/live/livePageReport.ts';
import { liveAges, pageNow } from '../../../src/webview/tabs/live/pageClock.ts';
import type { LiveState } from '../../../src/core/live/liveState.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const ages = { drawMs: 2000, askMs: 60_000 };
const options = readLiveOptions({});

describe('a tab whose report ages', () => {
  let asked = 0;
  let drawn = 0;

  function start(): LiveTab<{ revision: number; asOf: number }, string, LiveTabOptions> {
    asked = drawn = 0;
    const spec = {
      id: 'x',
      title: () => 'X',
      readOptions: readLiveOptions,
      query: () => 'q',
      fetch: async () => (asked++, { revision: 0, asOf: 1 }),
      demo: () => false,
      nothing: () => null,
      ages: ({ asOf }: { asOf: number }, { paused }: LiveTabOptions) => (paused || asOf === 0 ? null : ages),
      spoken: () => '',
      skeleton: () => html``,
      painter: () => () => html``,
    };
    const tab = new LiveTab(spec, {} as HostApi, { changed: () => drawn++, chose: () => undefined }, options);
    tab.show({ range: 'all', scope: 'all' });
    return tab;
  }

  it('is drawn anew by itself, and asks only when its report is old', async () => {
    const tab = start();
    tab.setVisible(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked).toBe(1);
    const before = drawn;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toBe(1);
    expect(drawn - before).toBe(10);
    await vi.advanceTimersByTimeAsync(45_000);
    expect(asked).toBe(2);
  });

  it('has no clock while nobody sees it', async () => {
    const tab = start();
    tab.setVisible(true);
    await vi.advanceTimersByTimeAsync(1000);
    tab.setVisible(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the clock of the Live page', () => {
  const report = (state: LiveState, requests: number): LivePageReport =>
    ({
      asOf: 5000,
      arrived: Date.now(),
      live: { sessions: [{ state }] },
      dashboard: { burn: { requests } },
    }) as unknown as LivePageReport;

  it.each([
    ['tool', 0, { drawMs: 2000, askMs: 60_000 }],
    ['waiting', 3, { drawMs: 2000, askMs: 15_000 }],
    ['idle', 0, { drawMs: 60_000, askMs: 60_000 }],
    ['finished', 3, { drawMs: 15_000, askMs: 15_000 }],
  ] as const)('goes by what there is to see: %s, %i requests in the burn rate', (state, requests, expected) => {
    expect(liveAges(report(state, requests), options)).toEqual(expected);
  });

  it('adds what passed on this machine, and stands while paused', () => {
    const shown = report('tool', 0);
    vi.advanceTimersByTime(7000);
    expect(pageNow(shown, options)).toBe(12_000);
    expect(pageNow(shown, { ...options, paused: true })).toBe(5000);
    expect(liveAges(shown, { ...options, paused: true })).toBeNull();
  });
});
