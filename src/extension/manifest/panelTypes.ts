/** The webview panels, by their view type. */
export const panelTypes = {
  analytics: 'opencodeObservatory.analytics',
} as const;
