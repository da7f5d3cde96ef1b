// Asks the worker everything its contract offers, once, and ends. Runs under strace: see run.mjs.
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PanelFilter } from '../../src/core/reports/panel/panelFilter.ts';
import type { WorkerApi } from '../../src/protocol/workerApi.ts';
import { startService } from '../../src/worker/service/startService.ts';

/** One question for each method; a method without one is a type error, so that none is forgotten. */
type Questions = {
  readonly [Method in Exclude<keyof WorkerApi, 'configure' | 'shutdown'>]: () => ReturnType<WorkerApi[Method]>;
};

async function askEverything(): Promise<void> {
  const own = process.env['OBSERVATORY_OWN_FOLDER'] ?? '';
  const service = startService(() => undefined);
  const { api } = service;
  await api.configure({
    dataFolders: [],
    workspaceFolders: [process.cwd()],
    timeZone: 'UTC',
    weekStart: 1,
    costMode: 'recordedFirst',
    priceOverrides: {},
    pricesFile: '',
    cacheFolder: own,
    demo: false,
  });
  await api.refresh();

  const filter: PanelFilter = { range: 'all', scope: 'all' };
  const list = { grouping: 'flat', sort: 'cost', filter: '', archived: true } as const;
  const { sessions } = await api.sessionPage({ ...list, group: 'all', offset: 0, limit: 1 });
  const session = sessions[0]?.id ?? '';
  if (session === '') throw new Error('There is no session to look into.');
  const within = { session, id: 'none' };
  const folding = { open: true, except: [] };
  const exported = { kind: 'sessions', name: '', filter, format: 'csv', breakdown: false, generator: 'test' } as const;
  const amounts = { day: 1e9, week: 1e9, month: 1e9 };

  const questions: Questions = {
    refresh: () => api.refresh(),
    sources: () => api.sources(),
    ping: () => api.ping(),
    status: () => api.status(),
    sessionGroups: () => api.sessionGroups(list),
    sessionPage: () => api.sessionPage({ ...list, group: 'all', offset: 0, limit: 50 }),
    session: () => api.session(session),
    skills: () => api.skills(),
    skillOfFile: () => api.skillOfFile(path.join(process.cwd(), 'SKILL.md')),
    checkSkillFile: () => api.checkSkillFile({ path: path.join(process.cwd(), 'SKILL.md'), text: '' }),
    intentsOfSession: () => api.intentsOfSession(session),
    markIntent: () => api.markIntent({ key: 'k', intent: 'debug', verdict: 'right', actual: '' }),
    hideSkill: () => api.hideSkill({ name: 'none', hide: true }),
    exportMarks: () => api.exportMarks(),
    importMarks: async () => api.importMarks(await api.exportMarks()),
    prices: () => api.prices(),
    filterNames: () => api.filterNames('all'),
    overview: () => api.overview(filter),
    timeTab: () => api.timeTab({ filter, unit: 'day' }),
    modelsTab: () => api.modelsTab(filter),
    projectsTab: () => api.projectsTab(filter),
    sessionsTab: () =>
      api.sessionsTab({ filter, sort: 'cost', descending: true, workflows: true, open: [], offset: 0, limit: 50 }),
    toolsTab: () => api.toolsTab(filter),
    ledger: () => api.ledger(filter),
    liveTab: () => api.liveTab({ session }),
    skillsTab: () => api.skillsTab(filter),
    ompTab: () => api.ompTab({ filter, agents: 'omp', detail: '' }),
    ompSyncNow: () => api.ompSyncNow(null),
    live: () => api.live(),
    watchLive: () => api.watchLive({ mode: 'visible', intervalMs: 500, server: '' }),
    liveSession: () => api.liveSession(session),
    budgets: () =>
      api.budgets({
        amounts: { everywhere: amounts, workspace: amounts },
        sessionQuota: 1e9,
        warnAt: 0.8,
        runawayFactor: 5,
        repeatedCalls: 5,
      }),
    mcpServers: () => api.mcpServers(),
    followAgentLog: () => api.followAgentLog({ sessionId: '' }),
    unfollowAgentLog: () => api.unfollowAgentLog(),
    ompStats: () => api.ompStats({ range: 'all', agents: 'omp', semantics: 18 }),
    ompSync: () => api.ompSync(),
    ompTerminals: () => api.ompTerminals(),
    dailyCosts: () => api.dailyCosts(),
    modelBreakdown: () => api.modelBreakdown(),
    exportName: () => api.exportName(exported),
    exportReport: () => api.exportReport({ ...exported, file: path.join(own, 'sessions.csv') }),
    inspection: () => api.inspection(session),
    inspectionRows: () => api.inspectionRows({ session, folding, offset: 0, limit: 50 }),
    inspectionPlace: () => api.inspectionPlace({ ...within, folding }),
    inspectionTimeline: () => api.inspectionTimeline({ session, from: 0, to: 1, slots: 100 }),
    inspectionRequest: () => api.inspectionRequest(within),
    inspectionCall: () => api.inspectionCall(within),
    inspectionPrompt: () => api.inspectionPrompt(within),
    changedFiles: () => api.changedFiles({ session, turn: '' }),
    changedFile: () => api.changedFile({ session, turn: '', path: '/none' }),
  };

  for (const [method, ask] of Object.entries(questions)) {
    try {
      await ask();
    } catch (error) {
      // What is asked of nothing may be refused; that it was looked for is what is watched here.
      process.stderr.write(`${method}: ${String(error)}\n`);
    }
  }
  // Followers, timers and looks at processes get a moment to do what they do.
  await api.watchLive({ mode: 'visible', intervalMs: 500, server: '' });
  await api.followAgentLog({ sessionId: '' });
  await pause(1500);
  await api.shutdown();
}

askEverything().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
