/** Every command of the manifest, by the name the code uses. */
export const commandIds = {
  openAnalytics: 'opencodeObservatory.analytics.open',
  refresh: 'opencodeObservatory.data.refresh',
  showLog: 'opencodeObservatory.data.showLog',
  openHelp: 'opencodeObservatory.help.open',
  openSettings: 'opencodeObservatory.data.openSettings',
  openDemo: 'opencodeObservatory.demo.open',
  closeDemo: 'opencodeObservatory.demo.close',
  addPrice: 'opencodeObservatory.prices.add',
  recomputeCosts: 'opencodeObservatory.cost.recompute',
  openSession: 'opencodeObservatory.session.open',
  copySessionId: 'opencodeObservatory.session.copyId',
  resumeSession: 'opencodeObservatory.session.resume',
  revealSessionFolder: 'opencodeObservatory.session.revealFolder',
  filterSessions: 'opencodeObservatory.sessions.filter',
  clearSessionFilter: 'opencodeObservatory.sessions.clearFilter',
  sortSessions: 'opencodeObservatory.sessions.sort',
  groupSessionsByProject: 'opencodeObservatory.sessions.groupByProject',
  groupSessionsByDay: 'opencodeObservatory.sessions.groupByDay',
  listSessionsFlat: 'opencodeObservatory.sessions.groupFlat',
  toggleArchivedSessions: 'opencodeObservatory.sessions.toggleArchived',
  loadMoreSessions: 'opencodeObservatory.sessions.loadMore',
  openSkill: 'opencodeObservatory.skills.openFile',
  refreshSkills: 'opencodeObservatory.skills.refresh',
  setBudget: 'opencodeObservatory.budgets.set',
  showAgentLog: 'opencodeObservatory.agentLog.show',
  filterAgentLog: 'opencodeObservatory.agentLog.filter',
  showSessionLog: 'opencodeObservatory.agentLog.showSession',
  openMcpConfig: 'opencodeObservatory.mcp.openConfig',
} as const;

/** One of our commands. */
export type CommandId = (typeof commandIds)[keyof typeof commandIds];
