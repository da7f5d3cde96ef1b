import { describe, expect, it } from 'vitest';
import type { SourceState } from '../../../src/core/model/sourceState.ts';
import type { OverviewReport } from '../../../src/core/reports/overview.ts';
import type { PanelFilter } from '../../../src/core/reports/panel/panelFilter.ts';
import { emptyReason } from '../../../src/webview/model/emptyReason.ts';
import { failureReport } from '../../../src/webview/model/failureReport.ts';
import { panelState } from '../../../src/webview/model/panelState.ts';
import type { AppState } from '../../../src/webview/state/appState.ts';
import type { UiState } from '../../../src/webview/state/uiState.ts';
import { initialFilter, initialUiState, parseUiState } from '../../../src/webview/state/uiState.ts';
import { overviewNothing } from '../../../src/webview/tabs/overview/overviewNothing.ts';
import type { TabSurface } from '../../../src/webview/tabs/tab.ts';
import { emptyReport, sampleNow, sampleReport } from '../../webview/page/sampleReport.ts';
import { english } from './words.ts';

const source: SourceState = {
  id: '/data/opencode.db',
  kind: 'opencode-sqlite',
  path: '/data/opencode.db',
  state: 'ready',
  failure: null,
  asOf: sampleNow,
  sessions: 0,
  requests: 0,
  malformedRows: 0,
};
const failed: SourceState = {
  ...source,
  state: 'failed',
  failure: { reason: 'corrupt', message: 'The file is damaged.', nextStep: 'Restore it from a backup.' },
};
const state = (part: Partial<AppState>): AppState => ({
  ambient: {
    locale: 'en',
    timeZone: 'UTC',
    hasWorkspace: true,
    workspaceName: 'webshop',
    linkBase: 'vscode://publisher.observatory',
    strings: {},
    currency: { code: 'USD', rate: 1 },
  },
  sources: [source],
  progress: null,
  surface: { value: null, busy: false, failure: null },
  ui: initialUiState,
  slots: new Map(),
  names: null,
  announcement: '',
  needing: 0,
  ...part,
});
const surfaceOf = (report: OverviewReport): TabSurface => ({
  asOf: report.asOf,
  filter: report.filter,
  demo: report.demo,
  shownLast: false,
  nothing: overviewNothing(report),
});
const shows = (report: OverviewReport): AppState['surface'] => ({
  value: surfaceOf(report),
  busy: false,
  failure: null,
});
const none = emptyReport({ sessionsEverywhere: 0, newestRequest: 0 });

describe('the state of the panel', () => {
  it('is loading until something is known', () => {
    expect(panelState(state({}))).toBe('loading');
  });

  it('stays loading while a first index is being built', () => {
    expect(panelState(state({ surface: shows(none), sources: [{ ...source, state: 'loading' }] }))).toBe('loading');
    const progress = { phase: 'requests', done: 1, total: 2 } as const;
    expect(panelState(state({ surface: shows(none), progress }))).toBe('loading');
    expect(panelState(state({ surface: shows(none), progress: { ...progress, phase: 'toolCalls' } }))).toBe('empty');
  });

  it('is an error when nothing could be read', () => {
    const failure = { reason: '', message: 'no', nextStep: '' };
    expect(panelState(state({ surface: { value: null, busy: false, failure } }))).toBe('error');
    expect(panelState(state({ surface: shows(none), sources: [failed] }))).toBe('error');
  });

  it('shows figures although something failed', () => {
    expect(panelState(state({ surface: shows(sampleReport()), sources: [failed] }))).toBe('ready');
    const failure = { reason: '', message: 'no', nextStep: '' };
    expect(panelState(state({ surface: { value: surfaceOf(sampleReport()), busy: false, failure } }))).toBe('ready');
  });

  it('counts a failed request as something to show', () => {
    const report = emptyReport();
    const busy = { ...report, figures: { ...report.figures, failedRequests: 1 } };
    expect(panelState(state({ surface: shows(busy) }))).toBe('ready');
    expect(panelState(state({ surface: shows(report) }))).toBe('empty');
  });
});

describe('an empty panel', () => {
  const reason = (part: Parameters<typeof emptyReport>[0], name = 'webshop', filter = initialFilter) =>
    emptyReason(emptyReport(part), filter, name, sampleNow, english);
  const everywhere: PanelFilter = { range: '30d', scope: 'all' };

  it('names the newest request and offers all time', () => {
    expect(reason({})).toEqual({
      title: 'No requests in webshop in the last 30 days',
      detail: 'The newest one is of September 2.',
      step: 'showAllTime',
    });
    expect(reason({ newestRequest: Date.UTC(2024, 1, 3) }).detail).toBe('The newest one is of February 3, 2024.');
    expect(reason({}, '', { range: 'today', scope: 'all' }).title).toBe('No requests today');
    expect(reason({}, '', { range: '7d', scope: 'workspace' }).title).toBe(
      'No requests in this workspace in the last 7 days',
    );
  });

  it('offers everything when the workspace has none at all', () => {
    expect(reason({ newestRequest: 0 })).toEqual({
      title: 'No requests in webshop yet',
      detail: 'There are 186 sessions on this machine, all in other folders.',
      step: 'showEverything',
    });
  });

  it('offers to clear a filter that nothing of any time fits', () => {
    const filter: PanelFilter = { ...everywhere, models: ['a/b'] };
    expect(reason({ newestRequest: 0 }, '', filter).step).toBe('clearFilter');
    expect(reason({}, '', filter).step).toBe('showAllTime');
  });

  it('offers demo data when there is nothing anywhere', () => {
    expect(reason({ newestRequest: 0, sessionsEverywhere: 0 }).step).toBe('openDemo');
    expect(reason({ newestRequest: 0, sessionsEverywhere: 1 }, '', everywhere).detail).toMatch(/^There are 1 session /);
  });
});

describe('saved choices', () => {
  it('come back as they were', () => {
    const place = {
      tab: 'models',
      filter: { range: '7d', scope: 'all', models: ['a/b'] },
    } as const;
    const saved: UiState = {
      ...place,
      history: { past: [{ ...place, tab: 'time' }], future: [] },
      tabOptions: { time: { unit: 'week' } },
      hiddenSeries: ['a/b'],
      chartTables: ['cost'],
      scroll: 120,
    };
    expect(parseUiState(structuredClone(saved))).toEqual(saved);
  });

  it('of a version that showed a session over its tab open the sessions', () => {
    const before = { tab: 'overview', filter: initialUiState.filter, sessionId: '' };
    const saved = { ...before, sessionId: 'ses_1', history: { past: [before], future: [] } };
    const { tab, history } = parseUiState(saved);
    expect([tab, history.past.map((place) => place.tab)]).toEqual(['sessions', ['overview']]);
    expect(parseUiState(saved)).not.toHaveProperty('sessionId');
  });

  it.each([
    [undefined],
    [null],
    ['x'],
    [
      {
        tab: 7,
        filter: { range: 'week', scope: 1 },
        history: 1,
        tabOptions: [],
        hiddenSeries: 'a',
        chartTables: 'yes',
      },
    ],
    [{ filter: { range: { from: 2, to: 1 }, models: [7, ''] }, sessionId: 7, scroll: -1 }],
  ])('fall back to the first choice where they do not fit: %j', (saved) => {
    expect(parseUiState(saved)).toEqual(initialUiState);
  });
});

describe('the report for an issue', () => {
  it('says what failed and nothing of the work', () => {
    expect(failureReport({ reason: '', message: 'Stopped.', nextStep: 'Reload.' }, [failed, source])).toBe(
      [
        'OpenCode Observatory: could not read the usage data',
        'Overview: Stopped. Reload.',
        'opencode-sqlite /data/opencode.db',
        '  corrupt: The file is damaged.',
        'opencode-sqlite /data/opencode.db',
        '  ready',
      ].join('\n'),
    );
  });
});
