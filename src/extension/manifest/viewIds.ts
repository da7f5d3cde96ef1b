/** The view container and its views. */
export const viewIds = {
  container: 'opencodeObservatory',
  sessions: 'opencodeObservatory.sessions',
  skills: 'opencodeObservatory.skills',
} as const;
