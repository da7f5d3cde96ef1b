import type { SessionGroup, SessionPage, SessionSummary } from '../../../../src/core/reports/sessionList.ts';
import type { Figures } from '../../../../src/core/reports/figures.ts';
import type { StatusReport } from '../../../../src/core/reports/status.ts';
import type { SourceState } from '../../../../src/core/model/sourceState.ts';
import type { Settings } from '../../../../src/extension/settingsModel.ts';

/** Noon, 20 November 2026, UTC. */
export const now = Date.UTC(2026, 10, 20, 12);

export const settings: Settings = {
  dataFolders: [],
  ompFolders: [],
  statusBarCost: 'today',
  statusBarContext: true,
  costMode: 'recordedFirst',
  costLimit: 50e9,
  priceOverrides: {},
  pricesFile: '',
  currency: { code: 'USD', rate: 1 },
  timeZone: 'UTC',
  weekStart: 1,
  liveNotifications: true,
  liveRefreshSeconds: 1,
  liveServer: '',
  layout: { liveRefresh: 5, dailyRefresh: 60, modelsRefresh: 300 },
  budgets: {
    limits: {
      amounts: { everywhere: { day: 0, week: 0, month: 0 }, workspace: { day: 0, week: 0, month: 0 } },
      sessionQuota: 0,
      warnAt: 0.75,
      runawayFactor: 5,
      repeatedCalls: 6,
    },
    notify: true,
  },
};

/** Figures of `requests` requests that cost `dollars`. */
export function figures(dollars: number, requests: number, change: Partial<Figures> = {}): Figures {
  return {
    cost: {
      amount: Math.round(dollars * 1e9),
      basis: requests === 0 ? 'none' : 'recorded',
      unpricedRequests: 0,
      recorded: Math.round(dollars * 1e9),
      computed: 0,
    },
    requests,
    failedRequests: 0,
    errors: 0,
    copies: 0,
    sessions: requests === 0 ? 0 : 1,
    tokens: { input: requests * 1000, output: requests * 100, reasoning: 0, cacheRead: requests * 9000, cacheWrite: 0 },
    ...change,
  };
}

export function session(id: string, change: Partial<SessionSummary> = {}): SessionSummary {
  return {
    id,
    parentId: '',
    title: `Session ${id}`,
    directory: '/repo',
    projectFolder: '/repo',
    projectLabel: 'repo',
    source: '/data/opencode.db',
    version: '1.18.33',
    created: now - 3_600_000,
    lastActivity: now - 120_000,
    archived: false,
    forked: false,
    activity: 'idle',
    since: 0,
    own: figures(2.41, 34),
    workflow: figures(2.41, 34),
    costShare: 1,
    model: { providerID: 'anthropic', modelID: 'claude' },
    agent: 'build',
    context: null,
    children: [],
    ...change,
  };
}

export function group(id: string, count: number, change: Partial<SessionGroup> = {}): SessionGroup {
  return { id, label: id, folder: id, day: '', workspace: false, count, figures: figures(1, 2), ...change };
}

export function page(groupId: string, sessions: readonly SessionSummary[], total = sessions.length): SessionPage {
  return { revision: 1, group: groupId, offset: 0, total, sessions };
}

export function status(change: Partial<StatusReport> = {}): StatusReport {
  const periods = { today: figures(4.82, 176), week: figures(20, 700), month: figures(64.4, 2400) };
  return {
    revision: 1,
    asOf: now,
    hasWorkspace: true,
    demo: false,
    session: session('ses_1'),
    workspace: periods,
    everywhere: { today: figures(9, 300), week: figures(40, 1400), month: figures(120, 5000) },
    context: {
      sessionId: 'ses_1',
      model: { providerID: 'anthropic', modelID: 'claude' },
      tokens: 126_000,
      limit: 200_000,
      percent: 63,
      limitSource: '/home/cache/models.json',
    },
    ...change,
  };
}

export function source(change: Partial<SourceState> = {}): SourceState {
  return {
    id: '/data/opencode.db',
    kind: 'opencode-sqlite',
    path: '/data/opencode.db',
    state: 'ready',
    failure: null,
    asOf: now,
    sessions: 3,
    requests: 9,
    malformedRows: 0,
    ...change,
  };
}

export function failed(reason: NonNullable<SourceState['failure']>['reason']): SourceState {
  const failure = { reason, message: `It is ${reason}.`, nextStep: 'Do something.' };
  return source({ state: 'failed', failure, sessions: 0, requests: 0 });
}
