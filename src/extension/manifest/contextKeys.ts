/** Every context key the manifest's `when` clauses read; set in one place each. */
export const contextKeys = {
  /** A `SessionsState`: which welcome the empty sessions view shows. */
  sessionsState: 'opencodeObservatory:sessionsState',
  /** A `SkillsState`: which welcome the empty skills view shows. */
  skillsState: 'opencodeObservatory:skillsState',
  /** An `McpState`: which welcome the empty MCP view shows. */
  mcpState: 'opencodeObservatory:mcpState',
  /** True while the observability layout is open. */
  layout: 'opencodeObservatory:layout',
  grouping: 'opencodeObservatory:grouping',
  filtered: 'opencodeObservatory:filtered',
  /** A `LiveViewState`: which welcome the empty live view shows. */
  liveState: 'opencodeObservatory:liveState',
  liveGrouping: 'opencodeObservatory:liveGrouping',
  liveFiltered: 'opencodeObservatory:liveFiltered',
  demo: 'opencodeObservatory:demo',
} as const;
