/** The webview panels, by their view type. */
export const panelTypes = {
  analytics: 'opencodeObservatory.analytics',
  livePane: 'opencodeObservatory.pane.live',
  dailyPane: 'opencodeObservatory.pane.daily',
  modelsPane: 'opencodeObservatory.pane.models',
  historyPane: 'opencodeObservatory.pane.history',
  inspector: 'opencodeObservatory.inspector',
} as const;
