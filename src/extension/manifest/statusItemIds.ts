/** The status bar items; each can be hidden on its own. */
export const statusItemIds = {
  cost: 'opencodeObservatory.cost',
  context: 'opencodeObservatory.context',
} as const;
