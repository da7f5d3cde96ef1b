import { describe, expect, it } from 'vitest';
import type { SourceState } from '../../../src/core/model/sourceState.ts';
import { emptyReason } from '../../../src/webview/model/emptyReason.ts';
import { failureReport } from '../../../src/webview/model/failureReport.ts';
import { panelState } from '../../../src/webview/model/panelState.ts';
import type { AppState } from '../../../src/webview/state/appState.ts';
import { initialUiState, parseUiState } from '../../../src/webview/state/uiState.ts';
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
    strings: {},
    currency: { code: 'USD', rate: 1 },
  },
  sources: [source],
  progress: null,
  overview: { value: null, busy: false, failure: null },
  session: { value: null, busy: false, failure: null },
  ui: initialUiState,
  slots: new Map(),
  announcement: '',
  ...part,
});
const shows = (value: AppState['overview']['value']): AppState['overview'] => ({ value, busy: false, failure: null });
const none = emptyReport({ sessionsEverywhere: 0, newestRequest: 0 });

describe('the state of the panel', () => {
  it('is loading until something is known', () => {
    expect(panelState(state({}))).toBe('loading');
  });

  it('stays loading while a first index is being built', () => {
    expect(panelState(state({ overview: shows(none), sources: [{ ...source, state: 'loading' }] }))).toBe('loading');
    const progress = { phase: 'requests', done: 1, total: 2 } as const;
    expect(panelState(state({ overview: shows(none), progress }))).toBe('loading');
    expect(panelState(state({ overview: shows(none), progress: { ...progress, phase: 'toolCalls' } }))).toBe('empty');
  });

  it('is an error when nothing could be read', () => {
    const failure = { message: 'no', nextStep: '' };
    expect(panelState(state({ overview: { value: null, busy: false, failure } }))).toBe('error');
    expect(panelState(state({ overview: shows(none), sources: [failed] }))).toBe('error');
  });

  it('shows figures although something failed', () => {
    expect(panelState(state({ overview: shows(sampleReport()), sources: [failed] }))).toBe('ready');
    const failure = { message: 'no', nextStep: '' };
    expect(panelState(state({ overview: { value: sampleReport(), busy: false, failure } }))).toBe('ready');
  });

  it('counts a failed request as something to show', () => {
    const report = emptyReport();
    const busy = { ...report, figures: { ...report.figures, failedRequests: 1 } };
    expect(panelState(state({ overview: shows(busy) }))).toBe('ready');
    expect(panelState(state({ overview: shows(report) }))).toBe('empty');
  });
});

describe('an empty panel', () => {
  const reason = (part: Parameters<typeof emptyReport>[0], name = 'webshop') =>
    emptyReason(emptyReport(part), name, sampleNow, english);

  it('names the newest request and offers all time', () => {
    expect(reason({})).toEqual({
      title: 'No requests in webshop in the last 30 days',
      detail: 'The newest one is of September 2.',
      step: 'showAllTime',
    });
    expect(reason({ newestRequest: Date.UTC(2024, 1, 3) }).detail).toBe('The newest one is of February 3, 2024.');
    expect(reason({ range: 'today', scope: 'all' }).title).toBe('No requests today');
    expect(reason({ range: '7d' }, '').title).toBe('No requests in this workspace in the last 7 days');
  });

  it('offers everything when the workspace has none at all', () => {
    expect(reason({ newestRequest: 0 })).toEqual({
      title: 'No requests in webshop yet',
      detail: 'There are 186 sessions on this machine, all in other folders.',
      step: 'showEverything',
    });
  });

  it('offers demo data when there is nothing anywhere', () => {
    expect(reason({ newestRequest: 0, sessionsEverywhere: 0 }).step).toBe('openDemo');
    expect(reason({ newestRequest: 0, scope: 'all', sessionsEverywhere: 1 }).detail).toMatch(/^There are 1 session /);
  });
});

describe('saved choices', () => {
  it('come back as they were', () => {
    const saved = {
      range: '7d',
      scope: 'all',
      hiddenSeries: ['a/b'],
      chartAsTable: true,
      sessionId: 'ses_1',
      scroll: 120,
    } as const;
    expect(parseUiState(structuredClone(saved))).toEqual(saved);
  });

  it.each([
    [undefined],
    [null],
    ['x'],
    [{ range: 'week', scope: 1, hiddenSeries: 'a', chartAsTable: 'yes', sessionId: 7, scroll: -1 }],
  ])('fall back to the first choice where they do not fit: %j', (saved) => {
    expect(parseUiState(saved)).toEqual(initialUiState);
  });
});

describe('the report for an issue', () => {
  it('says what failed and nothing of the work', () => {
    expect(failureReport({ message: 'Stopped.', nextStep: 'Reload.' }, [failed, source])).toBe(
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
