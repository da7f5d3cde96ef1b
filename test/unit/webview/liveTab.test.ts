import { html } from 'lit-html';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelFilter, PanelRange } from '../../../src/core/reports/panel/panelFilter.ts';
import type { HostApi } from '../../../src/protocol/webviewApi.ts';
import type { TabRun } from '../../../src/webview/tabs/tab.ts';
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

describe('a tab whose last report is kept', () => {
  interface Report {
    readonly revision: number;
    readonly asOf: number;
    readonly isEmpty: boolean;
  }
  const old = { revision: 700, asOf: 1, isEmpty: false };
  const current = { revision: 3, asOf: 2, isEmpty: false };

  function start() {
    const last = vi.fn<(query: unknown) => Promise<object | null>>();
    const answers: ((report: Report) => void)[] = [];
    const spec = {
      id: 'skills',
      title: () => 'X',
      readOptions: readLiveOptions,
      query: ({ range }: PanelFilter) => range,
      method: 'skillsTab' as const,
      fetch: () => new Promise<Report>((resolve) => answers.push(resolve)),
      demo: () => false,
      nothing: ({ isEmpty }: Report) => (isEmpty ? { newestRequest: 0, sessionsEverywhere: 0 } : null),
      spoken: () => '',
      skeleton: () => html``,
      painter: () => () => html``,
    };
    const api = { lastReport: last } as unknown as HostApi;
    const hooks = { changed: () => undefined, chose: () => undefined };
    const tab = new LiveTab<Report, PanelRange, LiveTabOptions>(spec, api, hooks, options);
    tab.setVisible(true);
    const settle = () => vi.advanceTimersByTimeAsync(0);
    return { tab, last, answers, settle };
  }
  const shown = ({ surface: { value } }: Pick<TabRun, 'surface'>) => value && [value.asOf, value.shownLast];

  it('shows it until the current one is there, and says that it waits', async () => {
    const { tab, last, answers, settle } = start();
    last.mockResolvedValue(old);
    tab.show({ range: '30d', scope: 'all' });
    await settle();
    expect(last).toHaveBeenCalledExactlyOnceWith({ method: 'skillsTab', query: '"30d"' });
    expect([shown(tab), tab.waiting]).toEqual([[1, true], true]);
    answers[0]?.(current);
    await settle();
    expect([shown(tab), tab.waiting]).toEqual([[2, false], false]);
    // There are figures now: what was shown last is of no use.
    tab.show({ range: '7d', scope: 'all' });
    expect(last).toHaveBeenCalledTimes(1);
    expect(tab.dropLast()).toBe(false);
  });

  it('asks once for what was foreseen, and again when it is another filter', async () => {
    const { tab, last, settle } = start();
    last.mockResolvedValue(old);
    tab.foresee({ range: '30d', scope: 'all' });
    tab.show({ range: '30d', scope: 'all' });
    await settle();
    expect(last).toHaveBeenCalledTimes(1);
    expect(shown(tab)).toEqual([1, true]);
    const other = start();
    other.last.mockImplementation(async (query) => ((query as { query: string }).query === '"7d"' ? old : null));
    other.tab.foresee({ range: '30d', scope: 'all' });
    other.tab.show({ range: '7d', scope: 'all' });
    await settle();
    expect(other.last).toHaveBeenCalledTimes(2);
    expect(shown(other.tab)).toEqual([1, true]);
  });

  it('never takes it over a current one, for another filter, or with nothing in it', async () => {
    const { tab, last, answers, settle } = start();
    let late = (_report: object): void => undefined;
    last.mockImplementationOnce(() => new Promise((resolve) => (late = resolve)));
    tab.show({ range: '30d', scope: 'all' });
    last.mockResolvedValueOnce({ ...old, isEmpty: true });
    tab.show({ range: '7d', scope: 'all' });
    late(old);
    await settle();
    expect(shown(tab)).toBeNull();
    last.mockImplementationOnce(() => new Promise((resolve) => (late = resolve)));
    tab.show({ range: '90d', scope: 'all' });
    answers.at(-1)?.(current);
    await settle();
    late(old);
    await settle();
    expect(shown(tab)).toEqual([2, false]);
  });

  it('does without it when the host has none, fails, or gives something else', async () => {
    const gone = (): never => {
      throw new Error('no');
    };
    for (const answer of [() => null, gone, () => ({}), () => 'x' as never]) {
      const { tab, last, answers, settle } = start();
      last.mockImplementation(async () => answer());
      tab.show({ range: '30d', scope: 'all' });
      await settle();
      tab.dropLast();
      expect(shown(tab)).toBeNull();
      answers[0]?.(current);
      await settle();
      expect(shown(tab)).toEqual([2, false]);
    }
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
