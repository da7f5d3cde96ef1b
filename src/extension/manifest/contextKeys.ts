/** Every context key the manifest's `when` clauses read; set in one place each. */
export const contextKeys = {
  /** A `SessionsState`: which welcome the empty sessions view shows. */
  sessionsState: 'opencodeObservatory:sessionsState',
  /** A `SkillsState`: which welcome the empty skills view shows. */
  skillsState: 'opencodeObservatory:skillsState',
  /** An `McpState`: which welcome the empty MCP view shows. */
  mcpState: 'opencodeObservatory:mcpState',
  grouping: 'opencodeObservatory:grouping',
  filtered: 'opencodeObservatory:filtered',
  demo: 'opencodeObservatory:demo',
} as const;
