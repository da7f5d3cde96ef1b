/** The view container and its views. */
export const viewIds = {
  container: 'opencodeObservatory',
  live: 'opencodeObservatory.live',
  sessions: 'opencodeObservatory.sessions',
  mcp: 'opencodeObservatory.mcp',
  skills: 'opencodeObservatory.skills',
} as const;
