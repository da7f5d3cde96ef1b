/** The view container and its views. */
export const viewIds = {
  container: 'opencodeObservatory',
  sessions: 'opencodeObservatory.sessions',
  mcp: 'opencodeObservatory.mcp',
  skills: 'opencodeObservatory.skills',
} as const;
